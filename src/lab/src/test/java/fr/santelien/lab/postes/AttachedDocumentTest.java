package fr.santelien.lab.postes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.santelien.coordination.Work;
import fr.santelien.coordination.contactpoint.RequestDetail;
import fr.santelien.coordination.contactpoint.RequestRow;
import fr.santelien.coordination.document.Document;
import fr.santelien.coordination.document.Document.State;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.people.DemoStructure;
import fr.santelien.lab.server.FhirClient;
import fr.santelien.lab.world.LabPoste;
import fr.santelien.lab.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document goes from one poste to another through the real server; the line falls out in the middle of it. */
class AttachedDocumentTest {

    private static final int LENGTH = 6 << 20;
    private static final byte[] MARK = "%PDF-1.7 FICTIVEDOCUMENT".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    @Test
    void attachedOfflineAndCutOnItsWayItIsOpenedOnAnotherPosteAndByNobodyElse() throws Exception {
        World world = SharedWorld.get();
        byte[] content = letter();
        Path file = Files.write(folder.resolve("compte-rendu.pdf"), content);
        try (SoftDesk first = new SoftDesk(world, folder.resolve("first"));
                SoftDesk second = new SoftDesk(world, folder.resolve("second"));
                FallingCable falling = new FallingCable(world.server().port(), LENGTH / 2)) {
            Work nathalie = first.open(DemoPerson.NATHALIE);
            Work sophie = second.open(DemoPerson.SOPHIE);
            String request = request(world, sophie);

            first.cable.unplug();
            nathalie.contactPoint().attach(request, file);
            assertThat(named(nathalie, request).orElseThrow().state()).isEqualTo(State.UNSENT);
            assertThat(nathalie.exchanges().status().waiting()).isEqualTo(2);

            first.cable.lead(falling.port());
            nathalie.exchanges().connection().exchangeNow();
            falling.awaitFall();
            String contentId = named(nathalie, request).orElseThrow().contentId();
            assertThat(world.auditor().read("Binary", String.valueOf(contentId)))
                    .isEmpty();
            assertThat(nathalie.exchanges().status().waiting()).isEqualTo(2);

            Desk.settle(nathalie);
            assertThat(named(nathalie, request).orElseThrow().state()).isEqualTo(State.HERE);
            JsonNode there =
                    world.auditor().read("Binary", String.valueOf(contentId)).orElseThrow();
            assertThat(there.path("data").binaryValue()).isEqualTo(content);
            assertThat(there.path("meta").path("versionId").asText()).isEqualTo("1");

            LabPoste.exchangeUntil(
                    sophie,
                    "the document is named",
                    () -> named(sophie, request).isPresent());
            Document seen = named(sophie, request).orElseThrow();
            assertThat(seen.state()).isEqualTo(State.TO_FETCH);
            List<Long> progress = new ArrayList<>();
            assertThat(sophie.contactPoint().open(request, seen.id(), progress::add))
                    .isEqualTo(content);
            assertThat(progress).hasSizeGreaterThan(2).isSorted();
            second.cable.unplug();
            assertThat(named(sophie, request).orElseThrow().state()).isEqualTo(State.HERE);
            assertThat(sophie.contactPoint().open(request, seen.id(), bytes -> {}))
                    .isEqualTo(content);
            assertNothingInClear(folder.resolve("first"));
            assertNothingInClear(folder.resolve("second"));

            try (FhirClient karima = new FhirClient(
                    world.server().address(),
                    world.pki(),
                    world.pki().card(DemoPerson.KARIMA).authentication(),
                    DemoStructure.DAC.id)) {
                assertThat(karima.get("Binary/" + contentId).status()).isIn(403, 404);
            }
        }
    }

    private static Optional<Document> named(Work work, String request) {
        return work.contactPoint().find(request).map(RequestDetail::documents).stream()
                .flatMap(List::stream)
                .filter(document -> document.title().equals("compte-rendu.pdf"))
                .findFirst();
    }

    /** One that is not closed and that the DAC did not send. */
    private static String request(World world, Work work) throws IOException {
        for (RequestRow row : work.contactPoint().requests(null)) {
            String requester = world.auditor()
                    .task(row.id())
                    .orElseThrow()
                    .path("requester")
                    .path("reference")
                    .asText();
            if (row.stage() != RequestRow.Stage.CLOSED && !requester.endsWith("/" + DemoStructure.DAC.id)) {
                return row.id();
            }
        }
        throw new AssertionError("the region has no such request");
    }

    private static byte[] letter() {
        byte[] content = new byte[LENGTH];
        new Random(92).nextBytes(content);
        System.arraycopy(MARK, 0, content, 0, MARK.length);
        return content;
    }

    private static void assertNothingInClear(Path data) throws IOException {
        String mark = new String(MARK, StandardCharsets.US_ASCII);
        try (Stream<Path> files = Files.walk(data)) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .noneMatch(each -> text(each).contains(mark));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
