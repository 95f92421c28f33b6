package fr.santelien.desktop.start;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.smartcard.CardHolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One folder a structure: the encrypted file, and its clear header ({@code poste.json}), replaced atomically. */
final class StructureFolders {

    private static final Logger LOG = LoggerFactory.getLogger(StructureFolders.class);
    private static final String HEADER = "poste.json";
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Path root;

    StructureFolders(Path root) {
        this.root = root;
    }

    List<StructureHeader> all() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        List<StructureHeader> found = new ArrayList<>();
        try (Stream<Path> folders = Files.list(root)) {
            for (Path folder : folders.sorted().toList()) {
                Path header = folder.resolve(HEADER);
                if (Files.isRegularFile(header)) {
                    read(header).ifPresent(found::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    Optional<StructureHeader> find(String structureId) {
        return all().stream().filter(h -> h.structureId().equals(structureId)).findFirst();
    }

    Path replicaFile(String structureId) {
        return folder(structureId).resolve("replica.db");
    }

    /** A header without cards yet; its folder is made with the owner's rights only. */
    StructureHeader create(String structureId, String name, String finess) {
        Path folder = folder(structureId);
        try {
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return new StructureHeader(
                structureId, name, finess, Base64.getEncoder().encodeToString(salt), Map.of(), null);
    }

    void write(StructureHeader header) {
        ObjectNode node = JSON.createObjectNode()
                .put("structureId", header.structureId())
                .put("structureName", header.structureName())
                .put("finess", header.finess())
                .put("salt", header.salt());
        if (header.lastSuccess() != null) {
            node.put("lastSuccess", header.lastSuccess().toString());
        }
        ObjectNode envelopes = node.putObject("envelopes");
        header.envelopes().forEach(envelopes::put);
        Path file = folder(header.structureId()).resolve(HEADER);
        Path fresh = file.resolveSibling(HEADER + ".new");
        try {
            Files.write(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a header knows a card without naming it: SHA-256 over salt, holder and card number, hexadecimal. */
    static String mark(StructureHeader header, CardHolder holder) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Base64.getDecoder().decode(header.salt()));
            digest.update((holder.id() + "|" + holder.cardNumber()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path folder(String structureId) {
        if (!structureId.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,63}")) {
            throw new IllegalArgumentException("not a FHIR id");
        }
        return root.resolve(structureId);
    }

    private static Optional<StructureHeader> read(Path file) {
        try {
            var node = JSON.readTree(Files.readAllBytes(file));
            Map<String, String> envelopes = new HashMap<>();
            node.path("envelopes").forEachEntry((mark, value) -> envelopes.put(mark, value.asText()));
            String success = node.path("lastSuccess").asText("");
            return Optional.of(new StructureHeader(
                    node.required("structureId").asText(),
                    node.required("structureName").asText(),
                    node.required("finess").asText(),
                    node.required("salt").asText(),
                    envelopes,
                    success.isEmpty() ? null : Instant.parse(success)));
        } catch (IOException | RuntimeException e) {
            // The data is not lost with its header: the file stays, the guide says how to enrol again.
            LOG.warn(
                    "Header of a structure folder cannot be read: {}",
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
