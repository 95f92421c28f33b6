package fr.santelien.lab.tour;

/** A line on the terminal while something takes long. */
public final class Progress {

    private Progress() {}

    // CHECKSTYLE-PRINTS: noPrint
    /** Writes over the former line where the terminal can, on a line of its own elsewhere. */
    public static void show(String line) {
        if (System.console() != null && System.console().isTerminal()) {
            System.out.print("\r\033[K" + line);
            System.out.flush();
        } else {
            System.out.println(line);
        }
    }
    // CHECKSTYLE-ON
}
