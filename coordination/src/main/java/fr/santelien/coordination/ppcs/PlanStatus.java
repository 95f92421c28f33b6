package fr.santelien.coordination.ppcs;

/** {@code CarePlan.status}: draft, active, completed. */
public enum PlanStatus {
    DRAFT,
    ACTIVE,
    CLOSED
}
