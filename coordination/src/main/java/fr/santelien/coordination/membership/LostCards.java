package fr.santelien.coordination.membership;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.contract.Names;
import fr.santelien.coordination.fhir.Elements;
import fr.santelien.coordination.fhir.Extensions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The extension {@code LOST_CARD} of a PractitionerRole. */
final class LostCards {

    private static final String NUMBER = "number";
    private static final String DECLARED_AT = "declaredAt";

    private LostCards() {}

    /** What cannot be read declares nothing. */
    static List<LostCard> in(ObjectNode role) {
        List<LostCard> found = new ArrayList<>();
        for (ObjectNode extension : Extensions.all(role, Names.LOST_CARD)) {
            String number = Extensions.text(extension, NUMBER, "valueString");
            String moment = Extensions.text(extension, DECLARED_AT, "valueInstant");
            try {
                if (!number.isEmpty()) {
                    found.add(new LostCard(number, Instant.parse(moment)));
                }
            } catch (DateTimeException e) {
                continue;
            }
        }
        return found;
    }

    static void declare(ObjectNode role, LostCard lost) {
        takeBack(role, lost.number());
        ObjectNode extension = Elements.list(role, "extension").addObject().put("url", Names.LOST_CARD);
        Elements.list(extension, "extension")
                .add(Elements.object().put("url", NUMBER).put("valueString", lost.number()))
                .add(Elements.object()
                        .put("url", DECLARED_AT)
                        .put("valueInstant", lost.declaredAt().toString()));
    }

    static void takeBack(ObjectNode role, String number) {
        if (role.get("extension") instanceof ArrayNode extensions) {
            for (int i = extensions.size() - 1; i >= 0; i--) {
                boolean same = Elements.text(extensions.get(i), "url").equals(Names.LOST_CARD)
                        && Extensions.text(extensions.get(i), NUMBER, "valueString")
                                .equals(number);
                if (same) {
                    extensions.remove(i);
                }
            }
            if (extensions.isEmpty()) {
                role.remove("extension");
            }
        }
    }
}
