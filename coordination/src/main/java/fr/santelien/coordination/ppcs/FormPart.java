package fr.santelien.coordination.ppcs;

import fr.santelien.contract.Names;
import fr.santelien.coordination.access.Access;
import java.util.Optional;

/** The two questionnaires of a plan: access is decided per resource, hence two. */
public enum FormPart {
    /** Sections a secretary reads too. */
    ADMINISTRATIVE("ppcs-administratif", Names.PPCS_ADMINISTRATIVE, Access.Subject.PPCS_ADMINISTRATIVE),
    MEDICAL("ppcs-medical", Names.PPCS_MEDICAL, Access.Subject.PPCS_MEDICAL);

    static final String VERSION = "1";

    final String file;
    final String url;
    final Access.Subject subject;

    FormPart(String id, String url, Access.Subject subject) {
        this.file = "Questionnaire-" + id + ".json";
        this.url = url;
        this.subject = subject;
    }

    /** The part a {@code QuestionnaireResponse.questionnaire} answers, whatever the version. */
    static Optional<FormPart> answering(String canonical) {
        for (FormPart part : values()) {
            if (canonical.equals(part.url) || canonical.startsWith(part.url + "|")) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }
}
