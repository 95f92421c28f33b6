package fr.santelien.lab.oracle;

import static fr.santelien.lab.oracle.Said.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.contract.Names;
import fr.santelien.sync.replica.Reference;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** For each way a document is kept: a case that is, and beside it one that only looks like it. */
class AttachedDocumentsTest {

    private static final String ANNE = "poste1 Anne";
    private static final String AGNES = "poste1 Agnès";
    private static final String BORIS = "poste2 Boris";
    private static final Reference REQUEST = new Reference("Task", "1");
    private static final byte[] LETTER = bytes("%PDF-1.7 courrier");
    private static final byte[] OTHER = bytes("%PDF-1.7 autre chose");

    private final ObjectNode without = request();
    private final ObjectNode with = naming(without, "d1", "b1", LETTER);
    private final Map<Reference, List<ObjectNode>> server = new HashMap<>();
    private final Oracle oracle = new Oracle();

    @BeforeEach
    void anneAttachesALetter() {
        oracle.acknowledged(ANNE, "Document joint", without, with);
        server.put(REQUEST, List.of(without, with));
        holds("b1", LETTER);
    }

    @Test
    void what_the_request_names_and_the_server_holds_is_there() {
        assertThat(judge(NOTHING).sentences()).isEmpty();
    }

    @Test
    void what_the_request_names_without_its_content_is_lost() {
        server.remove(new Reference("Binary", "b1"));
        assertThat(judge(NOTHING).lost()).singleElement().asString().contains("output[d1]");
    }

    @Test
    void another_content_than_was_attached_is_lost() {
        holds("b1", OTHER);
        assertThat(judge(NOTHING).lost()).hasSize(1);
    }

    @Test
    void a_content_that_is_cut_or_is_no_base64_is_lost() {
        holds("b1", Arrays.copyOf(LETTER, LETTER.length - 1));
        assertThat(judge(NOTHING).lost()).hasSize(1);
        server.put(new Reference("Binary", "b1"), List.of(object("Binary", "b1").put("data", "%%%")));
        assertThat(judge(NOTHING).lost()).hasSize(1);
    }

    @Test
    void a_content_that_no_request_names_is_lost() {
        server.put(REQUEST, List.of(with, without));
        assertThat(documents(judge(NOTHING).lost())).hasSize(1);
    }

    @Test
    void a_request_that_says_another_hash_names_another_document() {
        server.put(REQUEST, List.of(naming(without, "d1", "b1", OTHER)));
        assertThat(documents(judge(NOTHING).lost())).hasSize(1);
    }

    @Test
    void what_a_poste_holds_aside_and_can_read_is_kept() {
        server.clear();
        server.put(REQUEST, List.of(without));
        assertThat(documents(judge(NOTHING).lost())).hasSize(1);
        assertThat(documents(judge(held("b1", LETTER)).lost())).isEmpty();
    }

    @Test
    void what_a_poste_holds_aside_of_another_content_or_for_another_document_keeps_nothing() {
        server.clear();
        server.put(REQUEST, List.of(without));
        assertThat(documents(judge(held("b1", OTHER)).lost())).hasSize(1);
        assertThat(documents(judge(held("b2", LETTER)).lost())).hasSize(1);
    }

    @Test
    void what_somebody_of_its_poste_takes_back_is_no_more_asked_for() {
        oracle.acknowledged(AGNES, "Document retiré", with, without);
        server.put(REQUEST, List.of(without));
        assertThat(judge(NOTHING).sentences()).isEmpty();
    }

    @Test
    void another_poste_takes_no_document_back_nor_does_a_decision() {
        server.put(REQUEST, List.of(without));
        oracle.acknowledged(BORIS, "Document retiré", with, without);
        oracle.acknowledged(ANNE, "decide", with, without);
        assertThat(documents(judge(NOTHING).lost())).hasSize(1);
    }

    @Test
    void who_takes_one_back_and_attaches_it_anew_has_it_kept_as_the_new_one() {
        oracle.acknowledged(ANNE, "Document retiré", with, without);
        ObjectNode anew = naming(without, "d2", "b2", OTHER);
        oracle.acknowledged(ANNE, "Document joint", without, anew);
        server.put(REQUEST, List.of(without));
        assertThat(documents(judge(NOTHING).lost())).singleElement().asString().contains("output[d2]");
        server.put(REQUEST, List.of(without, anew));
        holds("b2", OTHER);
        assertThat(judge(NOTHING).sentences()).isEmpty();
    }

    @Test
    void a_content_that_was_replaced_is_overwritten_even_when_it_came_back() {
        holds("b1", LETTER, OTHER);
        assertThat(judge(NOTHING).overwritten()).hasSize(1);
        assertThat(judge(NOTHING).lost()).isEmpty();
        holds("b1", LETTER, OTHER, LETTER);
        assertThat(judge(NOTHING).overwritten()).hasSize(1);
        holds("b1", LETTER, LETTER);
        assertThat(judge(NOTHING).sentences()).isEmpty();
    }

    @Test
    void who_opens_it_gets_its_bytes_or_it_is_told() {
        String announced = Contents.sha256(LETTER);
        oracle.opened(BORIS, REQUEST, "d1", announced, LETTER);
        assertThat(judge(NOTHING).sentences()).isEmpty();
        oracle.opened(BORIS, REQUEST, "d1", announced, OTHER);
        assertThat(judge(NOTHING).overwritten()).singleElement().asString().contains("Boris");
    }

    @Test
    void what_its_author_attached_counts_more_than_what_a_poste_takes_for_it() {
        oracle.opened(BORIS, REQUEST, "d1", Contents.sha256(OTHER), OTHER);
        assertThat(judge(NOTHING).overwritten()).hasSize(1);
    }

    @Test
    void two_contents_of_one_gesture_are_doubled() {
        holds("b2", LETTER);
        assertThat(judge(NOTHING).doubled()).hasSize(1);
        holds("b2", OTHER);
        assertThat(judge(NOTHING).sentences()).isEmpty();
    }

    @Test
    void a_request_that_names_it_twice_doubles_it() {
        server.put(REQUEST, List.of(naming(with, "d2", "b1", LETTER)));
        assertThat(documents(judge(NOTHING).doubled())).hasSize(1);
        server.put(REQUEST, List.of(naming(with, "d2", "b2", OTHER)));
        assertThat(documents(judge(NOTHING).doubled())).isEmpty();
    }

    private Verdict judge(KeptAside poste) {
        return oracle.judge(server, List.of(poste));
    }

    /** What is said of each place of the request is judged besides. */
    private static List<String> documents(List<String> sentences) {
        return sentences.stream()
                .filter(sentence -> sentence.startsWith("document "))
                .toList();
    }

    private void holds(String binary, byte[]... versions) {
        server.put(
                new Reference("Binary", binary),
                Arrays.stream(versions)
                        .map(data -> object("Binary", binary).put("data", data))
                        .toList());
    }

    private static KeptAside held(String binary, byte[] content) {
        return new KeptAside(Map.of(), List.of(), Set.of(new KeptAside.HeldDocument(binary, Contents.sha256(content))));
    }

    private static ObjectNode request() {
        return object("Task", "1").put("status", "requested");
    }

    private static ObjectNode naming(ObjectNode request, String id, String binary, byte[] content) {
        ObjectNode longer = request.deepCopy();
        ObjectNode attachment =
                longer.withArray("output").addObject().put("id", id).putObject("valueAttachment");
        attachment.put("url", "Binary/" + binary);
        attachment
                .putArray("extension")
                .addObject()
                .put("url", Names.DOCUMENT_SHA256)
                .put("valueString", Contents.sha256(content));
        return longer;
    }

    private static ObjectNode object(String type, String id) {
        return new ObjectMapper().createObjectNode().put("resourceType", type).put("id", id);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
