package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A read model: rows derived from one resource and from nothing else, written in the same transaction as the resource
 * and rebuilt at will. It says which rows there are; the replica writes those that changed.
 *
 * <p>A projection that throws keeps the resource, flags its row and is counted; it never stops a page.
 */
public interface Projection {

    /** Stable name; with {@link #version()} it tells whether the rows on disk are to be rebuilt. */
    String name();

    /** Raised whenever {@link #tables()} or the rows change shape or meaning. */
    int version();

    /** What it writes; their types are the resource types it reads. */
    List<ReadTable> tables();

    /**
     * Tells the rows of one resource.
     *
     * @param resource the local JSON, to be read only
     */
    void project(ReadRows rows, Reference reference, ObjectNode resource);
}
