package fr.santelien.coordination.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.santelien.contract.Names;
import fr.santelien.coordination.People;
import fr.santelien.coordination.Poste;
import fr.santelien.coordination.access.Refusal;
import fr.santelien.sync.exchange.AttachmentFetch;
import fr.santelien.sync.exchange.RegionalServer;
import fr.santelien.sync.exchange.Transport;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.StoredResource;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document that is on the server, and a server that answers otherwise than hoped. */
class DocumentFailuresTest {

    private static final String HASH = "a".repeat(64);
    private static final String TASK = """
            {'resourceType':'Task','id':'t1','status':'in-progress','intent':'order',
             'code':{'coding':[{'system':'https://santelien.fr/fhir/CodeSystem/kind','code':'request'}]},
             'owner':{'reference':'Organization/centre'},
             'input':[{'id':'i1','type':{'text':'attachment'},'valueAttachment':{'contentType':'application/pdf',
               'url':'Binary/b1','size':34,'title':'lettre.pdf','extension':[{'url':'%s','valueString':'%s'}]}}]}""".formatted(Names.DOCUMENT_SHA256, HASH);

    @TempDir
    Path folder;

    private Poste poste;

    @BeforeEach
    void aRequestThatNamesOne() {
        poste = Poste.open(folder, People.SOPHIE);
        poste.receive(TASK);
    }

    @AfterEach
    void close() {
        poste.close();
    }

    private record Answering(int status, String body) implements Transport {
        @Override
        public Response send(Request request) throws IOException {
            if (status == 0) {
                throw new IOException("no answer");
            }
            return new Response(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() {}
    }

    private void assertSays(int status, String body, String words) {
        RegionalServer server =
                new RegionalServer(URI.create("https://localhost/fhir"), new Answering(status, body), "centre");
        Documents documents = new Documents(
                poste.replica,
                () -> Optional.of(new AttachmentFetch(server, poste.replica.attachments())),
                Poste.CLOCK);
        StoredResource request = poste.replica.read(new Reference("Task", "t1")).orElseThrow();
        assertThatThrownBy(() -> documents.open(request, "i1", bytes -> {}))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(words);
        assertThat(poste.replica.attachments().has(HASH)).isFalse();
    }

    @Test
    void whatTheServerAnswersIsSaidWithARemedy() {
        assertSays(0, "", "le serveur régional ne répond pas. Ouvrez-le quand le réseau sera revenu.");
        assertSays(403, "{}", "votre structure n’y a plus accès. Demandez à l’expéditeur");
        assertSays(404, "{}", "il n’y est plus");
        assertSays(500, "{}", "Réessayez dans quelques minutes");
        assertSays(200, "<html>", "Réessayez dans quelques minutes");
        assertSays(200, "{\"resourceType\":\"Binary\",\"data\":\"***\"}", "Réessayez dans quelques minutes");
    }

    @Test
    void anotherContentIsNotKept() {
        assertSays(200, "{\"resourceType\":\"Binary\",\"data\":\"JVBERi0xLjc=\"}", "un autre contenu");
    }

    @Test
    void aDiskThatRefusesIsSaid() throws IOException {
        Files.createFile(folder.resolve("documents"));
        Path file = Files.writeString(folder.resolve("a.pdf"), "%PDF-1.7");
        assertThatThrownBy(() -> poste.work.contactPoint().attach("t1", file))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Libérez de la place");
        assertThat(poste.work.exchanges().waiting()).isEmpty();
    }
}
