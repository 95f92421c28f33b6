package fr.santelien.lab.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.replica.Reference;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What the documents on the server hold, version by version, as hashes of their bytes. */
final class Contents {

    private final Map<Reference, List<String>> versions = new HashMap<>();

    /** @param server all versions of each resource, oldest first; what is no {@code Binary} is passed over */
    Contents(Map<Reference, List<ObjectNode>> server) {
        server.forEach((reference, all) -> {
            if (reference.type().equals("Binary")) {
                versions.put(reference, all.stream().map(Contents::sha256).toList());
            }
        });
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Of what is no Base64: of nothing, which is no document. */
    private static String sha256(ObjectNode binary) {
        try {
            return sha256(Base64.getDecoder().decode(binary.path("data").asText()));
        } catch (IllegalArgumentException e) {
            return sha256(new byte[0]);
        }
    }

    boolean isNow(Reference binary, String sha256) {
        List<String> all = versions.getOrDefault(binary, List.of());
        return !all.isEmpty() && all.getLast().equals(sha256);
    }

    /** Whether it held this once, and something else later. */
    boolean wasReplaced(Reference binary, String sha256) {
        List<String> all = versions.getOrDefault(binary, List.of());
        int first = all.indexOf(sha256);
        return first >= 0 && all.subList(first, all.size()).stream().anyMatch(later -> !Objects.equals(later, sha256));
    }

    /** How many of them hold, or held, this. */
    long holding(String sha256) {
        return versions.values().stream().filter(all -> all.contains(sha256)).count();
    }

    /** For people. */
    String said(Reference binary) {
        return versions.getOrDefault(binary, List.of()).stream()
                .map(hash -> hash.substring(0, 12) + "…")
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
