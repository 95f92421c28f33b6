package fr.santelien.sync.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.santelien.sync.attachment.AttachmentRefusedException;
import fr.santelien.sync.attachment.AttachmentStore;
import fr.santelien.sync.merge.Json;
import fr.santelien.sync.replica.Reference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AttachmentFetchTest {

    private static final TestTls TLS = TestTls.forHost("localhost");
    private static final byte[] LETTER = "%PDF-1.7 Courrier fictif".getBytes(StandardCharsets.US_ASCII);
    private static final Reference BINARY = new Reference("Binary", Poste.uuid(9));

    @TempDir
    Path folder;

    private StubServer stub;
    private RegionalServer server;
    private AttachmentStore store;
    private String hash = "";

    @BeforeEach
    void aLetterOnTheServer() throws Exception {
        stub = new StubServer(TLS);
        server = new RegionalServer(stub.address(), TLS, "structure-1");
        store = new AttachmentStore(folder, new byte[32]);
        hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(LETTER));
        onServer(LETTER);
    }

    @AfterEach
    void stop() {
        store.close();
        server.close();
        stub.close();
    }

    private void onServer(byte[] content) {
        stub.memory.write(Json.NODES
                .objectNode()
                .put("resourceType", "Binary")
                .put("id", BINARY.id())
                .put("contentType", "application/pdf")
                .put("data", Base64.getEncoder().encodeToString(content)));
    }

    @Test
    void itComesOnceThenOpensWithoutNetwork() throws Exception {
        AttachmentFetch attachments = new AttachmentFetch(server, store);
        assertThat(attachments.open(BINARY, hash, received -> {})).isEqualTo(LETTER);
        stub.close();
        assertThat(attachments.open(BINARY, hash, received -> {})).isEqualTo(LETTER);
    }

    @Test
    void aDamagedOneIsFetchedAgain() throws Exception {
        AttachmentFetch attachments = new AttachmentFetch(server, store);
        attachments.open(BINARY, hash, received -> {});
        try (Stream<Path> all = Files.list(folder)) {
            Files.write(all.findFirst().orElseThrow(), new byte[40]);
        }
        assertThat(store.get(hash)).isEmpty();
        assertThat(attachments.open(BINARY, hash, received -> {})).isEqualTo(LETTER);
        assertThat(store.get(hash)).contains(LETTER);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void oneThatTheDiskDoesNotGiveBackIsFetchedAgain() throws Exception {
        AttachmentFetch attachments = new AttachmentFetch(server, store);
        attachments.open(BINARY, hash, received -> {});
        try (Stream<Path> all = Files.list(folder)) {
            Path file = all.findFirst().orElseThrow();
            Files.delete(file);
            Files.createSymbolicLink(file, Path.of("/proc/self/mem")); // reading its beginning is an input error
        }
        assertThatThrownBy(() -> store.get(hash)).isInstanceOf(IOException.class);
        assertThat(attachments.open(BINARY, hash, received -> {})).isEqualTo(LETTER);
        assertThat(store.get(hash)).contains(LETTER);
    }

    @Test
    void anotherDocumentThanTheOneAnnouncedIsNotKept() throws Exception {
        onServer("%PDF-1.7 Un autre".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> new AttachmentFetch(server, store).open(BINARY, hash, received -> {}))
                .isInstanceOf(AttachmentRefusedException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void absentThereAndHereTheExchangeSaysSo() {
        assertThatThrownBy(() -> new AttachmentFetch(server, store)
                        .open(new Reference("Binary", Poste.uuid(10)), hash, received -> {}))
                .isInstanceOf(ExchangeStopped.class);
    }
}
