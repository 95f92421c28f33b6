package fr.santelien.lab.region;

/** Places of birth with their INSEE code (code officiel géographique). */
enum Commune {
    RENNES("Rennes", "35238"),
    NANTERRE("Nanterre", "92050"),
    SURESNES("Suresnes", "92073"),
    PARIS_14("Paris 14e", "75114"),
    PARIS_18("Paris 18e", "75118"),
    LYON_3("Lyon 3e", "69383"),
    MARSEILLE_5("Marseille 5e", "13205"),
    LILLE("Lille", "59350"),
    BORDEAUX("Bordeaux", "33063"),
    BREST("Brest", "29019"),
    NANTES("Nantes", "44109"),
    TOULOUSE("Toulouse", "31555"),
    STRASBOURG("Strasbourg", "67482"),
    MONTREUIL("Montreuil", "93048"),
    ARGENTEUIL("Argenteuil", "95018"),
    VERSAILLES("Versailles", "78646"),
    CRETEIL("Créteil", "94028"),
    ALGERIE("Algérie", "99352"),
    PORTUGAL("Portugal", "99139");

    final String label;
    final String insee;

    Commune(String label, String insee) {
        this.label = label;
        this.insee = insee;
    }
}
