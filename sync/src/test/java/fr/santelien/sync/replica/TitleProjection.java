package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Titles of lists; throws on the title « illisible ». */
record TitleProjection(int version) implements Projection {

    static final String QUERY =
            "SELECT t.title FROM list_title t JOIN visible v ON v.type = 'List' AND v.id = t.id ORDER BY t.title";

    private static final ReadTable TITLE =
            ReadTable.of("List", "list_title", 1, "id TEXT NOT NULL", "title TEXT NOT NULL");

    @Override
    public String name() {
        return "list-title";
    }

    @Override
    public List<ReadTable> tables() {
        return List.of(TITLE);
    }

    @Override
    public void project(ReadRows rows, Reference reference, ObjectNode resource) {
        String title = resource.path("title").asText();
        if (version == 1 && title.equals("illisible")) {
            throw new IllegalStateException("cannot read this one");
        }
        rows.add(TITLE, reference.id(), version + ":" + title);
    }
}
