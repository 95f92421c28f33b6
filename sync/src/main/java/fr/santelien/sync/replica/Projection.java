package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * A read model: rows derived from resources, written in the same transaction as the resource and rebuilt at will.
 *
 * <p>A projection that throws keeps the resource, flags its row and is counted; it never stops a page.
 */
public interface Projection {

    /** Stable name; with {@link #version()} it tells whether the rows on disk are to be rebuilt. */
    String name();

    /** Raised whenever {@link #schema()} or the rows change shape or meaning. */
    int version();

    /** Resource types it reads. */
    Set<String> types();

    /** {@code CREATE TABLE/INDEX/VIRTUAL TABLE} statements, every table {@code STRICT} where SQLite allows it. */
    List<String> schema();

    /** Names of the tables of {@link #schema()}, dropped before a rebuild, dependants first. */
    List<String> tables();

    /**
     * Replaces the rows of one resource.
     *
     * @param resource the local JSON, or null when the resource has left the replica
     */
    void project(RowWriter rows, Reference reference, @org.jspecify.annotations.Nullable ObjectNode resource);
}
