package fr.santelien.sync.replica;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A poste in a process of its own, made to be killed: {@code edit} or {@code take}, then says so and waits. */
final class ChildPoste {

    private ChildPoste() {}

    public static void main(String[] arguments) throws InterruptedException {
        SqliteReplica replica = Opened.open(Path.of(arguments[0]), Opened.SECRETARY);
        replica.create(Opened.list(Opened.uuid(1), "Sorties"), "Liste créée");
        replica.edit(Opened.listReference(Opened.uuid(1)), "renommée", json -> json.put("title", "Entrées"));
        if (arguments[1].equals("take")
                && replica.exchangeSide()
                        .outbox()
                        .take(List.of(Opened.listReference(Opened.uuid(1))))
                        .isEmpty()) {
            throw new IllegalStateException("nothing to send");
        }
        // CHECKSTYLE-PRINTS: the parent waits for this line
        System.out.println("ready");
        // CHECKSTYLE-ON
        Thread.sleep(Long.MAX_VALUE);
    }

    /** Starts one and returns once it is ready. */
    static Process start(Path folder, String what) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChildPoste.class.getName(),
                        folder.toString(),
                        what))
                .redirectErrorStream(true)
                .start();
        var lines = process.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        while (line != null && !line.equals("ready")) {
            line = lines.readLine();
        }
        if (line == null) {
            throw new AssertionError("the child ended before it was ready");
        }
        return process;
    }
}
