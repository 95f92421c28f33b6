package fr.santelien.lab;

import fr.santelien.installer.ImageBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What {@code ./santelien} starts: one command, its exit code. */
public final class Lab {

    private Lab() {}

    public static void main(String[] arguments) throws Exception {
        List<String> words = Arrays.asList(arguments);
        String command = words.isEmpty() ? "" : words.getFirst();
        int code = switch (command) {
            case "package" -> packageImage();
            default -> unknown(command);
        };
        System.exit(code);
    }

    // CHECKSTYLE-PRINTS: a command talks to the terminal
    private static int packageImage() throws Exception {
        String classPath = Files.readString(Path.of("installer/target/classpath"));
        System.out.println("Fabrication de l’image…");
        Path image = new ImageBuilder(classPath, Path.of("installer/target")).build();
        System.out.println("Image prête : " + image);
        return 0;
    }

    private static int unknown(String command) {
        System.err.println("Commande inconnue : « " + command + " ». Essayez ./santelien help.");
        return 2;
    }
    // CHECKSTYLE-ON
}
