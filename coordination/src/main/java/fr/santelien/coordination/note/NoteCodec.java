package fr.santelien.coordination.note;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.fhir.Elements;
import fr.santelien.coordination.fhir.References;
import fr.santelien.coordination.fhir.Times;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** {@code DocumentReference} whose content is the text itself → a note; any other document is none. */
final class NoteCodec {

    private NoteCodec() {}

    static Optional<Note> read(String id, ObjectNode document) {
        if (Elements.text(document, "status").equals("entered-in-error")) {
            return Optional.empty();
        }
        return Elements.objects(document, "content").stream()
                .filter(content ->
                        Elements.text(content, "attachment", "contentType").startsWith("text/plain"))
                .map(content -> text(Elements.text(content, "attachment", "data")))
                .filter(body -> !body.isBlank())
                .findFirst()
                .map(body -> new Note(
                        id,
                        References.id(document.path("subject"), "Patient"),
                        References.display(document.path("author").path(0)),
                        Times.moment(Elements.text(document, "date")),
                        body));
    }

    /** Empty when it is not base 64. */
    private static String text(String data) {
        try {
            return new String(Base64.getMimeDecoder().decode(data), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
