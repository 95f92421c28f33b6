package fr.santelien.lab.kills;

/** When the desktop is killed: a while, drawn by chance, after something that can be observed. */
enum Moment {
    STARTING("ouverture : processus lancé", 5_000),
    OPENING("ouverture : code donné", 2_500),
    TYPING("saisie : commentaire en cours de frappe", 1_500),
    SAVING("saisie : commentaire validé", 60),
    SAVED("saisie : commentaire relu à l’écran", 20),
    CREATING("saisie : liste en cours de création", 1_500),
    EXCHANGING("échange : demandé, des modifications en attente", 1_500);

    private final String label;
    private final int longest;

    /** @param longest of the while, in milliseconds */
    Moment(String label, int longest) {
        this.label = label;
        this.longest = longest;
    }

    /** The longest while, in milliseconds, unless what was begun takes longer on this machine. */
    int longest() {
        return longest;
    }

    @Override
    public String toString() {
        return label;
    }
}
