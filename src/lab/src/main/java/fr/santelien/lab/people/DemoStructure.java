package fr.santelien.lab.people;

/** The structures of the demo, all fictitious. */
public enum DemoStructure {
    CENTRE("centre-sante-coteaux", "Centre municipal de santé des Coteaux", "920009016"),
    DAC("dac-rives", "DAC des Rives", "920009024"),
    CPTS("cpts-boucle", "CPTS de la Boucle", "920009032"),
    HOSPITAL("hopital-mont-clair", "Hôpital du Mont-Clair", "920009040");

    /** Id of the Organization on the demo server. */
    public final String id;

    public final String label;
    public final String finess;

    DemoStructure(String id, String label, String finess) {
        this.id = id;
        this.label = label;
        this.finess = finess;
    }
}
