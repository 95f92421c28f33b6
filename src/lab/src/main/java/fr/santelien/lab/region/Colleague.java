package fr.santelien.lab.region;

import static fr.santelien.lab.region.Profession.ASSISTANT;
import static fr.santelien.lab.region.Profession.DIETITIAN;
import static fr.santelien.lab.region.Profession.DOCTOR;
import static fr.santelien.lab.region.Profession.MIDWIFE;
import static fr.santelien.lab.region.Profession.NURSE;
import static fr.santelien.lab.region.Profession.PHYSIOTHERAPIST;
import static fr.santelien.lab.region.Profession.SECRETARY;

import org.jspecify.annotations.Nullable;

/** Other members of the centre, all fictitious. They hold no demo card. */
enum Colleague {
    VIGNAL("810009991018", "VIGNAL", "Camille", "doctor", DOCTOR, -900, null),
    OUMAR("810009991026", "DIOP", "Oumar", "doctor", DOCTOR, -410, null),
    BRES("810009991034", "BRÈS", "Élodie", "member", NURSE, -300, null),
    KEITA("810009991042", "KEÏTA", "Mariam", "member", NURSE, -35, null),
    LENOIR("810009991059", "LENOIR", "Victor", "member", PHYSIOTHERAPIST, -720, null),
    AZIZ("810009991067", "AZIZ", "Samir", "member", DIETITIAN, -120, null),
    PONS("810009991075", "PONS", "Clémence", "member", MIDWIFE, -1500, null),
    TESSIER("3920009016/000000031", "TESSIER", "Julie", "member", ASSISTANT, -60, null),
    /** Her replacement contract ends soon. */
    HAMEL("3920009016/000000032", "HAMEL", "Léa", "secretary", SECRETARY, -170, 9),
    /** Left three weeks ago. */
    ROLLAND("810009991083", "ROLLAND", "Yves", "doctor", DOCTOR, -2000, -21),
    COSTA("3920009016/000000033", "COSTA", "Rui", "member", ASSISTANT, -14, null),
    NAUDIN("810009991091", "NAUDIN", "Agnès", "coordinator", NURSE, -640, null);

    /** Type digit and value. */
    final String identifier;

    final String family;
    final String given;
    final String role;
    final Profession profession;

    /** Days from today. */
    final int from;

    /** Days from today, null when open. */
    final @Nullable Integer until;

    Colleague(
            String identifier,
            String family,
            String given,
            String role,
            Profession profession,
            int from,
            @Nullable Integer until) {
        this.identifier = identifier;
        this.family = family;
        this.given = given;
        this.role = role;
        this.profession = profession;
        this.from = from;
        this.until = until;
    }
}
