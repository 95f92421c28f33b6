package fr.santelien.lab.endure;

import java.util.function.Consumer;

/** Something done hundreds of times. */
interface Endurance {

    /** @param line what was counted, with the seed; {@code clean} when nothing went wrong */
    record Ending(String line, boolean clean) {
        static Ending of(OracleTally tally, EnduranceOptions options) {
            return new Ending(tally.line(options.seed()), tally.clean());
        }
    }

    /** @param tell told a French line now and then, and about everything that is wrong */
    Ending run(EnduranceOptions options, Consumer<String> tell) throws Exception;
}
