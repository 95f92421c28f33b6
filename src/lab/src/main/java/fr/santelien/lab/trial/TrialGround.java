package fr.santelien.lab.trial;

import java.io.IOException;

/** Where trials are played: on the stub, or on the reference server. */
public interface TrialGround extends AutoCloseable {

    /** Postes that have downloaded a small region nobody else works on. */
    TrialPlace next() throws IOException;

    @Override
    void close() throws IOException;
}
