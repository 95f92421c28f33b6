package fr.santelien.desktop.start;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What lies in clear next to the encrypted file of a structure, so that the login screen can speak before the code is
 * given. Nothing personal: cards are known by a salted hash.
 *
 * @param structureId id of the Organization
 * @param salt random, base64
 * @param envelopes wrapped data keys (base64) by card mark
 * @param lastSuccess last exchange that went through
 */
public record StructureHeader(
        String structureId,
        String structureName,
        String finess,
        String salt,
        Map<String, String> envelopes,
        @Nullable Instant lastSuccess) {

    public StructureHeader {
        envelopes = Map.copyOf(envelopes);
    }

    StructureHeader with(String mark, String envelope) {
        Map<String, String> more = new java.util.HashMap<>(envelopes);
        more.put(mark, envelope);
        return new StructureHeader(structureId, structureName, finess, salt, more, lastSuccess);
    }

    StructureHeader at(Instant success) {
        return new StructureHeader(structureId, structureName, finess, salt, envelopes, success);
    }
}
