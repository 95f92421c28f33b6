package fr.santelien.lab.people;

import java.util.List;

/** Holders of the demo cards, all fictitious; the code of every demo card is {@link #CODE}. */
public enum DemoPerson {
    /** Secretary at the desk of the centre. */
    SOPHIE("3", "920009016/000000018", "MARTIN", "Sophie", "CPE", "", "2600900018", "secretary", DemoStructure.CENTRE),
    /** Second secretary: her card bears no name. */
    SECOND_DESK("3", "920009016/000000019", "", "", "CPE", "", "2600900019", "secretary", DemoStructure.CENTRE),
    /** Coordinator nurse of the centre. */
    NATHALIE("8", "10009990010", "COHEN", "Nathalie", "CPS", "60", "2600900021", "coordinator", DemoStructure.CENTRE),
    /** Doctor, at the centre and at the CPTS. */
    ANTOINE(
            "8",
            "10009990028",
            "ROCHE",
            "Antoine",
            "CPS",
            "10",
            "2600900022",
            "doctor",
            DemoStructure.CENTRE,
            DemoStructure.CPTS),
    /** Referent of the centre. */
    HELENE("3", "920009016/000000002", "LAMBERT", "Hélène", "CPE", "", "2600900023", "referent", DemoStructure.CENTRE),
    /** Coordinator nurse of the DAC, who shares lists with the centre. */
    KARIMA("8", "10009990036", "DIALLO", "Karima", "CPS", "60", "2600900024", "coordinator", DemoStructure.DAC),
    /** Holds a valid card but belongs to no structure of the region. */
    STRANGER("8", "10009990044", "VASSEUR", "Paul", "CPS", "70", "2600900025", "", new DemoStructure[0]);

    public static final String CODE = "1234";

    /** TRE_G08 type digit and value of the national identifier. */
    public final String idType;

    public final String idValue;

    /** Empty on a card without a name. */
    public final String family;

    public final String given;

    /** CPS or CPE. */
    public final String cardType;

    /** TRE_G15, empty for a CPE. */
    public final String profession;

    public final String cardNumber;

    /** Code of {@code Names.ROLE}. */
    public final String role;

    public final List<DemoStructure> structures;

    DemoPerson(
            String idType,
            String idValue,
            String family,
            String given,
            String cardType,
            String profession,
            String cardNumber,
            String role,
            DemoStructure... structures) {
        this.idType = idType;
        this.idValue = idValue;
        this.family = family;
        this.given = given;
        this.cardType = cardType;
        this.profession = profession;
        this.cardNumber = cardNumber;
        this.role = role;
        this.structures = List.of(structures);
    }
}
