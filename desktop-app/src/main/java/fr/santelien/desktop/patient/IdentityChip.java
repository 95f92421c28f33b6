package fr.santelien.desktop.patient;

import fr.santelien.coordination.patient.IdentityStatus;
import fr.santelien.desktop.screen.Chip;
import fr.santelien.desktop.screen.Tone;
import org.kordamp.ikonli.feather.Feather;

/** The status of an identity, by text, icon and colour. */
public final class IdentityChip {

    private IdentityChip() {}

    /** « Identité qualifiée », for the banner. */
    public static Chip full(IdentityStatus status) {
        return new Chip(IdentityText.status(status), tone(status), icon(status));
    }

    /** « Qualifiée », for a column. */
    public static Chip brief(IdentityStatus status) {
        return new Chip(IdentityText.shortStatus(status), tone(status), icon(status));
    }

    /** Only a qualified identity is sure: the banner's edge says it too. */
    static Tone tone(IdentityStatus status) {
        return switch (status) {
            case QUALIFIEE -> Tone.OK;
            case VALIDEE, RECUPEREE -> Tone.INFO;
            case PROVISOIRE -> Tone.WARN;
        };
    }

    private static Feather icon(IdentityStatus status) {
        return switch (status) {
            case QUALIFIEE -> Feather.CHECK_CIRCLE;
            case VALIDEE -> Feather.USER_CHECK;
            case RECUPEREE -> Feather.DOWNLOAD_CLOUD;
            case PROVISOIRE -> Feather.ALERT_CIRCLE;
        };
    }
}
