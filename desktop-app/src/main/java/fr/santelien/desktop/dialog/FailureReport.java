package fr.santelien.desktop.dialog;

import java.util.HexFormat;
import java.util.StringJoiner;

/** What may leave the poste about an unexpected failure: classes and lines, no message, for a message may name someone. */
public final class FailureReport {

    private static final int LINES = 12;

    private FailureReport() {}

    /** First a code, the same for the same failure in two places of the region. */
    public static String of(Throwable failure) {
        StringJoiner report = new StringJoiner("\n");
        for (Throwable each = failure; each != null; each = each.getCause()) {
            report.add(each.getClass().getName());
            StackTraceElement[] lines = each.getStackTrace();
            for (int i = 0; i < Math.min(LINES, lines.length); i++) {
                report.add("  " + lines[i]);
            }
        }
        String text = report.toString();
        return "Santélien Poste · " + HexFormat.of().toHexDigits(text.hashCode()) + "\n" + "Java " + Runtime.version()
                + " · " + System.getProperty("os.name") + "\n" + text;
    }
}
