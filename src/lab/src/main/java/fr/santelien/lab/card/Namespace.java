package fr.santelien.lab.card;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How far this system lets a program hide from the others: pcscd needs its own {@code /run}, vpcd should have its own
 * network because it listens on every interface.
 *
 * @param command prefix of the command to run inside
 * @param network whether the network is private too
 */
record Namespace(List<String> command, boolean network) {
    private static final List<String> USER = List.of("--user", "--map-root-user");

    /**
     * The most private one that works here.
     *
     * @throws IOException when the system allows none
     */
    static Namespace best() throws IOException {
        boolean root = "root".equals(System.getProperty("user.name"));
        for (boolean network : new boolean[] {true, false}) {
            for (List<String> user : root ? List.of(USER, List.<String>of()) : List.of(USER)) {
                List<String> command = new ArrayList<>(List.of("unshare", "--mount"));
                command.addAll(user);
                if (network) {
                    command.add("--net");
                }
                if (works(command, network)) {
                    return new Namespace(List.copyOf(command), network);
                }
            }
        }
        throw new IOException(
                "this system allows no user namespace: start as root, or set kernel.unprivileged_userns_clone=1");
    }

    private static boolean works(List<String> command, boolean network) throws IOException {
        List<String> probe = new ArrayList<>(command);
        probe.addAll(List.of("sh", "-c", "mount -t tmpfs tmpfs /run" + (network ? " && ip link set lo up" : "")));
        Process process = new ProcessBuilder(probe)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return process.waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
