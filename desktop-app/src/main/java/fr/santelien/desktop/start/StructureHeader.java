package fr.santelien.desktop.start;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What lies in clear next to the encrypted file of a structure, so that the login screen can speak before the code is
 * given. Nothing personal: cards are known by a salted hash, whose they are is sealed.
 *
 * @param structureId id of the Organization
 * @param salt random, base64
 * @param cards enrolled ones by mark
 * @param lastSuccess last exchange that went through
 */
public record StructureHeader(
        String structureId,
        String structureName,
        String finess,
        String salt,
        Map<String, EnrolledCard> cards,
        @Nullable Instant lastSuccess) {

    public StructureHeader {
        cards = Map.copyOf(cards);
    }

    /** A header made again for data that had lost theirs gets its names; another keeps its own. */
    StructureHeader named(String name, String number) {
        return structureName.isEmpty()
                ? new StructureHeader(structureId, name, number, salt, cards, lastSuccess)
                : this;
    }

    StructureHeader with(String mark, EnrolledCard card) {
        Map<String, EnrolledCard> more = new HashMap<>(cards);
        more.put(mark, card);
        return new StructureHeader(structureId, structureName, finess, salt, more, lastSuccess);
    }

    StructureHeader without(Set<String> marks) {
        Map<String, EnrolledCard> fewer = new HashMap<>(cards);
        fewer.keySet().removeAll(marks);
        return new StructureHeader(structureId, structureName, finess, salt, fewer, lastSuccess);
    }

    StructureHeader at(Instant success) {
        return new StructureHeader(structureId, structureName, finess, salt, cards, success);
    }
}
