package fr.santelien.desktop.contactpoint;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.document.Document;
import fr.santelien.coordination.document.Document.State;
import fr.santelien.desktop.contactpoint.DocumentsViewModel.Download;
import fr.santelien.desktop.screen.Message;
import fr.santelien.desktop.testing.RealWork;
import fr.santelien.desktop.testing.ReceivedRequests;
import fr.santelien.desktop.testing.ServedDocument;
import fr.santelien.desktop.testing.Workers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DocumentsViewModelTest {

    private static final byte[] PDF = "%PDF-1.7 Courrier fictif".getBytes(StandardCharsets.US_ASCII);

    @RegisterExtension
    final RealWork real = new RealWork();

    @TempDir
    Path folder;

    private ContactPointViewModel request;
    private DocumentsViewModel model;

    @BeforeEach
    void aRequestIsOpen() {
        ReceivedRequests.five(real);
        look("r1");
    }

    private void look(String id) {
        request = new ContactPointViewModel(real.work.contactPoint(), real.work.access(), Workers.here());
        model = request.documents();
        request.open(id);
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private String said() {
        Message message = Objects.requireNonNull(request.message().get());
        return message.text();
    }

    private Document last() {
        return model.documents().getLast();
    }

    @Test
    void attached_isListedAndSaidToWait() throws Exception {
        model.attach(List.of(file("compte-rendu.pdf", PDF)));
        assertThat(last().title()).isEqualTo("compte-rendu.pdf");
        assertThat(last().state()).isEqualTo(State.UNSENT);
        assertThat(said()).isEqualTo("Document joint. Il part au prochain échange.");
        assertThat(real.waiting()).anyMatch(line -> line.startsWith("Binary/") && line.endsWith("Document joint"));
    }

    @Test
    void severalFiles_theRefusedOneIsNamedAndTheOthersAreAttached() throws Exception {
        model.attach(List.of(file("notes.txt", new byte[] {'a'}), file("compte-rendu.pdf", PDF)));
        assertThat(last().title()).isEqualTo("compte-rendu.pdf");
        assertThat(said()).contains("notes.txt").contains("ni un PDF");
    }

    @Test
    void takenBack_isListedNoMore() throws Exception {
        int before = model.documents().size();
        model.attach(List.of(file("compte-rendu.pdf", PDF)));
        model.takeBack(last());
        assertThat(model.documents()).hasSize(before);
        assertThat(said()).contains("il ne sera pas envoyé");
    }

    @Test
    void takenBackAfterItLeft_saysSoAndStays() throws Exception {
        model.attach(List.of(file("compte-rendu.pdf", PDF)));
        Document seen = last();
        real.sendAll();
        model.takeBack(seen);
        assertThat(said()).contains("déjà envoyé");
        assertThat(last().id()).isEqualTo(seen.id());
    }

    @Test
    void copy_isWrittenWhereTheUserSaid() throws Exception {
        model.attach(List.of(file("compte-rendu.pdf", PDF)));
        model.save(last(), folder.resolve("copie.pdf"));
        assertThat(folder.resolve("copie.pdf")).hasBinaryContent(PDF);
        assertThat(said()).contains("Copie enregistrée").contains("copie.pdf");
        assertThat(model.download().get()).isNull();
    }

    @Test
    void copyThatCannotBeWritten_saysSo() throws Exception {
        model.attach(List.of(file("compte-rendu.pdf", PDF)));
        model.save(last(), folder.resolve("absent/copie.pdf"));
        assertThat(said()).contains("La copie n’a pas pu être écrite");
    }

    @Test
    void download_tellsHowFarItIs() throws Exception {
        ServedDocument served = new ServedDocument(real);
        look("r1");
        List<Integer> percents = new ArrayList<>();
        model.download().addListener((observed, before, now) -> {
            if (now != null) {
                percents.add((int) Math.round(100 * now.share()));
            }
        });
        Document document = model.documents().getFirst();
        assertThat(document.state()).isEqualTo(State.TO_FETCH);
        model.save(document, folder.resolve("bilan.pdf"));
        assertThat(percents).containsExactly(0, 25, 50, 75, 100);
        assertThat(folder.resolve("bilan.pdf")).hasBinaryContent(ServedDocument.CONTENT);
        assertThat(served.isHere()).isTrue();
        assertThat(model.documents().getFirst().state()).isEqualTo(State.HERE);
    }

    @Test
    void downloadGivenUp_keepsNothingHere() {
        ServedDocument served = new ServedDocument(real);
        look("r1");
        model.download().addListener((observed, before, now) -> giveUpHalfway(now));
        model.save(model.documents().getFirst(), folder.resolve("bilan.pdf"));
        assertThat(said()).contains("Téléchargement annulé");
        assertThat(folder.resolve("bilan.pdf")).doesNotExist();
        assertThat(served.isHere()).isFalse();
        assertThat(model.download().get()).isNull();
    }

    @Test
    void sessionThatEndsUnderADownload_isNotReadAnyMore() {
        ServedDocument served = new ServedDocument(real);
        look("r1");
        model.download().addListener((observed, before, now) -> {
            if (now != null && now.share() > 0.4) {
                model.close();
                real.replica.close();
            }
        });
        model.save(model.documents().getFirst(), folder.resolve("bilan.pdf"));
        assertThat(request.message().get()).isNull();
        assertThat(folder.resolve("bilan.pdf")).doesNotExist();
        assertThat(served.isHere()).isFalse();
    }

    private void giveUpHalfway(Download now) {
        if (now != null && now.share() > 0.4) {
            model.cancel();
        }
    }

    @Test
    void missingAndOffline_saysWhatToDo() {
        new ServedDocument(real);
        real.connection.documents = java.util.Optional.empty();
        look("r1");
        model.save(model.documents().getFirst(), folder.resolve("bilan.pdf"));
        assertThat(said()).contains("Ouvrez-le quand le réseau sera revenu");
        assertThat(folder.resolve("bilan.pdf")).doesNotExist();
    }

    @Test
    void whoOnlyReads_isNotOfferedToAttach() {
        assertThat(model.attachable().get()).isTrue();
        real.turnOf(RealWork.LEA);
        ReceivedRequests.five(real);
        look("r1");
        assertThat(model.documents()).isNotEmpty();
        assertThat(model.attachable().get()).isFalse();
    }
}
