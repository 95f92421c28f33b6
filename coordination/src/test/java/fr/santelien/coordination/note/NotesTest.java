package fr.santelien.coordination.note;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.People;
import fr.santelien.coordination.Poste;
import fr.santelien.coordination.patient.SearchKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotesTest {

    @TempDir
    Path folder;

    private static String note(String id, String status, String text) {
        String data = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return """
                {'resourceType':'DocumentReference','id':'%s','status':'%s','subject':{'reference':'Patient/p'},
                 'author':[{'display':'Nathalie COHEN'}],'date':'2026-11-20T09:00:00Z','content':[
                 {'attachment':{'contentType':'text/plain; charset=utf-8','data':'%s'}}]}""".formatted(id, status, data);
    }

    private static List<String> found(Poste poste, String typed) {
        return poste.work.notes().search(typed, 10).stream().map(Note::id).toList();
    }

    @Test
    void everyTypedBeginningOfAWordFindsWhateverTheCaseAccentsAndLigatures() {
        try (Poste poste = Poste.open(folder, People.NATHALIE)) {
            poste.receive(note("a", "current", "Œdèmes des chevilles, poids stable."));
            poste.receive(note("b", "current", "Poids en baisse depuis l’été."));
            assertThat(found(poste, "oedeme")).containsExactly("a");
            assertThat(found(poste, "POI")).containsExactly("b", "a");
            assertThat(found(poste, "poids ete")).containsExactly("b");
            assertThat(found(poste, "tension")).isEmpty();
            assertThat(found(poste, "  ")).isEmpty();
            assertThat(poste.work.notes().count("poids")).isEqualTo(2);
        }
    }

    /** Whatever stands between those that are looked at one by one and those the index is asked for. */
    @Test
    void theLastReceivedWithTheWholeWordsAreFoundHoweverManyOthersBeginAlike() {
        Random random = new Random(7);
        List<String> sentences =
                List.of("Aide à domicile", "Aides", "Aidant épuisé", "Aidé de sa fille", "Aïd", "Domaine");
        List<String> received = new ArrayList<>();
        try (Poste poste = Poste.open(folder, People.NATHALIE)) {
            for (int i = 0; i < 120; i++) {
                // Rare ones first: far behind whatever is looked at.
                String text = i < 3 ? "Aide-soignante" : sentences.get(random.nextInt(sentences.size()));
                received.addFirst(text);
                poste.receive(note("n" + i, "current", text));
            }
            for (String typed :
                    List.of("aid", "aide", "aide d", "aide dom", "aidan", "aides", "aide soignant", "aidx")) {
                for (int limit : List.of(1, 2, 5, 200)) {
                    assertThat(poste.work.notes().search(typed, limit))
                            .as(typed + ", " + limit)
                            .extracting(Note::body)
                            .containsExactlyElementsOf(received.stream()
                                    .filter(text -> Stream.of(
                                                    SearchKey.of(typed).split(" "))
                                            .allMatch(word -> Stream.of(
                                                            SearchKey.of(text).split(" "))
                                                    .anyMatch(each -> each.startsWith(word))))
                                    .limit(limit)
                                    .toList());
                }
            }
        }
    }

    @Test
    void aNoteSaysWhoWroteItWhenAndAboutWhom() {
        try (Poste poste = Poste.open(folder, People.NATHALIE)) {
            poste.receive(note("a", "current", "Poids stable."));
            assertThat(poste.work.notes().search("poids", 1))
                    .containsExactly(new Note(
                            "a", "p", "Nathalie COHEN", Instant.parse("2026-11-20T09:00:00Z"), "Poids stable."));
        }
    }

    @Test
    void operatorsOfTheFullTextSearchAreOrdinaryCharacters() {
        try (Poste poste = Poste.open(folder, People.NATHALIE)) {
            poste.receive(note("a", "current", "Not near or and"));
            assertThat(found(poste, "\"NEAR( OR * AND - NOT")).containsExactly("a");
        }
    }

    @Test
    void aCorrectedNoteIsFoundByItsNewWordsOnlyAndAnErroneousOneNotAtAll() {
        try (Poste poste = Poste.open(folder, People.NATHALIE)) {
            poste.receive(note("a", "current", "Poids stable"));
            poste.receive(Poste.version(Poste.json(note("a", "current", "Tension stable")), 2));
            assertThat(found(poste, "poids")).isEmpty();
            assertThat(found(poste, "tension")).containsExactly("a");
            poste.receive(Poste.version(Poste.json(note("a", "entered-in-error", "Tension stable")), 3));
            assertThat(found(poste, "stable")).isEmpty();
        }
    }

    @Test
    void aSecretaryFindsNoneEvenWhereAnotherCardBroughtThem() {
        try (Poste nathalie = Poste.open(folder, People.NATHALIE)) {
            nathalie.receive(note("a", "current", "Poids stable"));
        }
        try (Poste sophie = Poste.open(folder, People.SOPHIE)) {
            sophie.receive(note("a", "current", "Poids stable"));
            assertThat(found(sophie, "poids")).isEmpty();
            assertThat(sophie.work.notes().count("poids")).isZero();
        }
    }

    @Test
    void aMemberDoesNotFindWhatOnlyAnotherHolderSees() {
        try (Poste nathalie = Poste.open(folder, People.NATHALIE)) {
            nathalie.receive(note("a", "current", "Poids stable"));
        }
        try (Poste member = Poste.open(folder, People.MEMBER)) {
            assertThat(found(member, "poids")).isEmpty();
        }
    }

    @Test
    void whatOnlyAnotherHolderSeesHidesNothingOfWhatStandsBehindIt() {
        try (Poste karima = Poste.open(folder, People.KARIMA)) {
            karima.receive(note("mine", "current", "Poids stable"));
        }
        try (Poste nathalie = Poste.open(folder, People.NATHALIE)) {
            for (int i = 0; i < 40; i++) {
                nathalie.receive(note("n" + i, "current", "Poids en hausse"));
            }
        }
        try (Poste karima = Poste.open(folder, People.KARIMA)) {
            for (int limit : List.of(1, 2, 10)) {
                assertThat(karima.work.notes().search("poids", limit))
                        .extracting(Note::id)
                        .containsExactly("mine");
            }
        }
    }

    @Test
    void whatIsNoTextOrNotReadableIsNoNoteAndStopsNothing() {
        try (Poste poste = Poste.open(folder, People.NATHALIE)) {
            poste.receive("""
                    {'resourceType':'DocumentReference','id':'pdf','status':'current','content':[
                     {'attachment':{'contentType':'application/pdf','data':'JVBERi0='}}]}""");
            poste.receive("""
                    {'resourceType':'DocumentReference','id':'broken','status':'current','content':[
                     {'attachment':{'contentType':'text/plain','data':'a'}}]}""");
            poste.receive(note("a", "current", "Poids stable"));
            assertThat(found(poste, "poids")).containsExactly("a");
            assertThat(poste.replica.status().unreadable()).isZero();
        }
    }
}
