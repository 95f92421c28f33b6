package fr.santelien.coordination.access;

import org.jspecify.annotations.Nullable;

/**
 * The holder of the card in the reader, as a member of the structure she works for today.
 *
 * @param holderId identifier type and value, {@code 8:10000000001} or {@code 3:0920001234/000000018}
 * @param display name to show (a CPE may bear none: then it comes from the membership)
 * @param roleId id of her PractitionerRole in the structure
 * @param role her role there
 * @param profession label of her profession, null for staff without a regulated one
 * @param structureId id of the structure's Organization
 */
public record User(
        String holderId,
        String display,
        String roleId,
        Role role,
        @Nullable String profession,
        String structureId,
        String structureName) {

    /** Roles the access table knows, {@code domain.md} §6.2. */
    public enum Role {
        /** Secretary, medical-administrative assistant: minimal rights. */
        SECRETARY,
        /** Coordinator: full coordination record. */
        COORDINATOR,
        /** Doctor: widest. */
        DOCTOR,
        /** Referent of the structure: memberships; no medical content. */
        REFERENT,
        /** Any other professional of the structure. */
        MEMBER
    }

    @Override
    public String toString() {
        return "User[" + holderId + " " + role + "]";
    }
}
