package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Titles of lists; throws on the title « illisible ». */
record TitleProjection(int version) implements Projection {

    static final String QUERY =
            "SELECT t.title FROM list_title t JOIN visible v ON v.type = 'List' AND v.id = t.id ORDER BY t.title";

    @Override
    public String name() {
        return "list-title";
    }

    @Override
    public Set<String> types() {
        return Set.of("List");
    }

    @Override
    public List<String> schema() {
        return List.of("CREATE TABLE list_title (id TEXT PRIMARY KEY, title TEXT NOT NULL) STRICT");
    }

    @Override
    public List<String> tables() {
        return List.of("list_title");
    }

    @Override
    public void project(RowWriter rows, Reference reference, @Nullable ObjectNode resource) {
        rows.execute("DELETE FROM list_title WHERE id = ?", reference.id());
        if (resource == null) {
            return;
        }
        String title = resource.path("title").asText();
        if (version == 1 && title.equals("illisible")) {
            throw new IllegalStateException("cannot read this one");
        }
        rows.execute("INSERT INTO list_title (id, title) VALUES (?, ?)", reference.id(), version + ":" + title);
    }
}
