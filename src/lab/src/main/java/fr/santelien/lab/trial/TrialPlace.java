package fr.santelien.lab.trial;

import java.io.IOException;
import java.time.Duration;

/** Files, server and clock of one trial, gone when it is over. */
public interface TrialPlace extends AutoCloseable {

    Trial trial(Conditions conditions) throws IOException;

    /** Lets time go by, where it is ours. */
    void pass(Duration time);

    /** This poste is new: it has to make its file and download everything. To be told before the trial begins. */
    void renew(int poste) throws IOException;

    @Override
    void close() throws IOException;
}
