package fr.santelien.sync.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.santelien.sync.attachment.AttachmentRefusedException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AttachmentStoreTest {

    private static final byte[] LETTER =
            "%PDF-1.7 Courrier fictif de FICTIVEDUPONT".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    Path folder;

    private AttachmentStore store(int seed) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return new AttachmentStore(folder.resolve("attachments"), key);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("attachments"))) {
            return all.toList();
        }
    }

    private static Reason refusal(AttachmentStore store, byte[] content) {
        return catchThrowableOfType(AttachmentRefusedException.class, () -> store.put(content))
                .reason();
    }

    @Test
    void aDocumentIsFoundAgainByItsHashAndKeptOnce() throws Exception {
        try (AttachmentStore store = store(7)) {
            String hash = store.put(LETTER);
            assertThat(store.put(LETTER.clone())).isEqualTo(hash);
            assertThat(files()).hasSize(1);
            assertThat(store.get(hash)).contains(LETTER);
        }
        try (AttachmentStore again = store(7)) {
            assertThat(again.get(AttachmentStore.sha256(LETTER))).contains(LETTER);
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void neitherContentNorNameOfTheFileTellsWhatItIs() throws Exception {
        try (AttachmentStore store = store(7)) {
            String hash = store.put(LETTER);
            Path file = files().getFirst();
            assertThat(file.getFileName().toString()).hasSize(64).isNotEqualTo(hash);
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("PDF", "FICTIVE");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        try (AttachmentStore other = store(8)) {
            assertThat(other.get(AttachmentStore.sha256(LETTER))).isEmpty();
        }
    }

    @Test
    void aDamagedFileIsNoDocumentWhateverByteAndIsWrittenAgain() throws Exception {
        try (AttachmentStore store = store(7)) {
            String hash = store.put(LETTER);
            Path file = files().getFirst();
            byte[] sound = Files.readAllBytes(file);
            for (int at = 0; at < sound.length; at++) {
                byte[] damaged = sound.clone();
                damaged[at] ^= 1;
                Files.write(file, damaged);
                assertThat(store.get(hash)).as("byte %d", at).isEmpty();
            }
            Files.write(file, Arrays.copyOf(sound, sound.length - 1));
            assertThat(store.get(hash)).isEmpty();
            Files.write(file, new byte[0]);
            assertThat(store.get(hash)).isEmpty();
            store.put(LETTER);
            assertThat(store.get(hash)).contains(LETTER);
        }
    }

    @Test
    void twoFilesThatWereSwappedAreNeitherDocument() throws Exception {
        byte[] other = "%PDF-1.7 Autre courrier fictif".getBytes(StandardCharsets.US_ASCII);
        try (AttachmentStore store = store(7)) {
            String one = store.put(LETTER);
            Path first = files().getFirst();
            byte[] firstBytes = Files.readAllBytes(first);
            String two = store.put(other);
            Path second = files().stream()
                    .filter(each -> !each.equals(first))
                    .findFirst()
                    .orElseThrow();
            Files.copy(second, first, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            Files.write(second, firstBytes);
            assertThat(store.get(one)).isEmpty();
            assertThat(store.get(two)).isEmpty();
        }
    }

    @Test
    void whatNoResourceNamesAnyMoreIsDropped() throws Exception {
        String kept;
        String gone;
        try (AttachmentStore store = store(7)) {
            kept = store.put(LETTER);
            gone = store.put("%PDF-1.4 Ancien courrier fictif".getBytes(StandardCharsets.US_ASCII));
            Files.createFile(folder.resolve("attachments/interrupted.new"));
            assertThat(store.collect(Set.of(kept)))
                    .as("what names the other may be about to be written")
                    .isEqualTo(1);
            assertThat(store.get(gone)).isPresent();
        }
        try (AttachmentStore store = store(7)) {
            assertThat(store.collect(Set.of(kept))).isEqualTo(1);
            assertThat(store.get(kept)).isPresent();
            assertThat(store.get(gone)).isEmpty();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatTheDiskDoesNotGiveBackIsWrittenAnew() throws Exception {
        try (AttachmentStore store = store(7)) {
            String hash = store.put(LETTER);
            Path file = files().getFirst();
            Files.delete(file);
            Files.createSymbolicLink(file, Path.of("/proc/self/mem")); // reading its beginning is an input error
            assertThatThrownBy(() -> store.get(hash)).isInstanceOf(IOException.class);
            store.put(LETTER);
            assertThat(store.get(hash)).contains(LETTER);
        }
    }

    @Test
    void aSweepThatComesAfterTheSessionDropsNothing() throws Exception {
        AttachmentStore store = store(7);
        String kept = store.put(LETTER);
        store.close();
        assertThatThrownBy(() -> store.collect(Set.of(kept))).hasMessage("closed");
        try (AttachmentStore again = store(7)) {
            assertThat(again.get(kept)).contains(LETTER);
        }
    }

    @Test
    void whatIsAttachedWhileASweepDropsItIsKept() throws Exception {
        byte[] other = "%PDF-1.7 Autre courrier fictif".getBytes(StandardCharsets.US_ASCII);
        try (AttachmentStore store = store(7)) {
            store.put(LETTER);
            store.put(other);
        }
        try (AttachmentStore store = store(7)) {
            List<Thread> attaching = new ArrayList<>();
            store.onStep(step -> {
                if (step == AttachmentStep.DROPPING && attaching.isEmpty()) {
                    Thread user = Thread.ofPlatform().start(() -> {
                        assertThatCode(() -> store.put(LETTER)).doesNotThrowAnyException();
                        assertThatCode(() -> store.put(other)).doesNotThrowAnyException();
                    });
                    attaching.add(user);
                    // She has what she was told is kept before the sweep goes on, or waits for its end.
                    while (user.isAlive() && user.getState() != Thread.State.BLOCKED) {
                        Thread.onSpinWait();
                    }
                }
            });
            store.collect(Set.of());
            attaching.getFirst().join();
            assertThat(store.get(AttachmentStore.sha256(LETTER))).contains(LETTER);
            assertThat(store.get(AttachmentStore.sha256(other))).contains(other);
        }
    }

    @Test
    void eachStepOfAWritingIsTold() throws Exception {
        try (AttachmentStore store = store(7)) {
            List<AttachmentStep> steps = new ArrayList<>();
            List<Integer> files = new ArrayList<>();
            store.onStep(step -> {
                steps.add(step);
                files.add(Objects.requireNonNull(
                                folder.resolve("attachments").toFile().list())
                        .length);
            });
            store.put(LETTER);
            store.put(LETTER);
            assertThat(steps)
                    .containsExactly(
                            AttachmentStep.BEGUN,
                            AttachmentStep.CREATED,
                            AttachmentStep.WRITTEN,
                            AttachmentStep.FORCED,
                            AttachmentStep.NAMED,
                            AttachmentStep.KEPT);
            assertThat(files).containsExactly(0, 1, 1, 1, 1, 1);
        }
    }

    @Test
    void anArchiveMadeToSwellIsNotFollowed() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("zeros"));
            for (int megabyte = 0; megabyte < 65; megabyte++) {
                zip.write(new byte[1 << 20]);
            }
            zip.putNextEntry(new ZipEntry("word/document.xml"));
        }
        assertThat(bytes.size()).isLessThan(1 << 20);
        assertThat(AttachmentType.of(bytes.toByteArray())).isEmpty();
    }

    @Test
    void theFiveKindsAreToldByTheirContent() throws Exception {
        assertThat(AttachmentType.of(LETTER)).contains(AttachmentType.PDF);
        assertThat(AttachmentType.of(HexFormat.of().parseHex("ffd8ffe000104a464946")))
                .contains(AttachmentType.JPEG);
        assertThat(AttachmentType.of(HexFormat.of().parseHex("89504e470d0a1a0a0000")))
                .contains(AttachmentType.PNG);
        assertThat(AttachmentType.of(zip("[Content_Types].xml", "word/document.xml")))
                .contains(AttachmentType.DOCX);
        assertThat(AttachmentType.of(zip("[Content_Types].xml", "xl/workbook.xml")))
                .contains(AttachmentType.XLSX);
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(1);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void anythingElseIsRefusedWhateverItsName() throws Exception {
        try (AttachmentStore store = store(7)) {
            assertThat(refusal(store, new byte[0])).isEqualTo(Reason.EMPTY);
            assertThat(refusal(store, "MZ programme".getBytes(StandardCharsets.US_ASCII)))
                    .isEqualTo(Reason.TYPE);
            assertThat(refusal(store, zip("autre.txt"))).isEqualTo(Reason.TYPE);
            byte[] noise = new byte[5000];
            new Random(3).nextBytes(noise);
            System.arraycopy(HexFormat.of().parseHex("504b0304"), 0, noise, 0, 4);
            assertThat(refusal(store, noise)).isEqualTo(Reason.TYPE);
            byte[] huge = Arrays.copyOf(LETTER, AttachmentStore.LARGEST + 1);
            assertThat(refusal(store, huge)).isEqualTo(Reason.TOO_LARGE);
            assertThat(store.get(store.put(Arrays.copyOf(LETTER, AttachmentStore.LARGEST))))
                    .isPresent();
        }
    }
}
