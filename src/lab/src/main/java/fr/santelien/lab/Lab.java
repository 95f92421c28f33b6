package fr.santelien.lab;

import fr.santelien.installer.ImageBuilder;
import fr.santelien.lab.bench.Bench;
import fr.santelien.lab.demo.Demo;
import fr.santelien.lab.endure.Endure;
import fr.santelien.lab.tour.Progress;
import fr.santelien.lab.tour.Tour;
import fr.santelien.lab.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What {@code ./santelien} starts: one command, its exit code. */
public final class Lab {

    private Lab() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("logback.configurationFile", "fr/santelien/lab/logback-lab.xml");
        List<String> words = Arrays.asList(arguments);
        String command = words.isEmpty() ? "" : words.getFirst();
        int code = switch (command) {
            case "demo" -> words.contains("--tour") || !Demo.hasDisplay() ? tour() : demo();
            case "server" -> server();
            case "bench" -> Bench.run(words.subList(1, words.size()));
            case "endure" -> Endure.run(words.subList(1, words.size()));
            case "package" -> packageImage();
            default -> unknown(command);
        };
        System.exit(code);
    }

    // CHECKSTYLE-PRINTS: noPrint
    private static int tour() throws Exception {
        if (!Demo.hasDisplay()) {
            System.out.println("Pas d’écran ici : voici la visite, les images sont dans target/tour/.");
        }
        try {
            Tour.run(Path.of("target/tour"));
            return 0;
        } catch (Exception | AssertionError failure) {
            System.err.println("La visite s’est arrêtée : " + failure.getMessage());
            failure.printStackTrace();
            return 1;
        }
    }

    private static int demo() throws Exception {
        Demo.run(Path.of("target/demo"));
        return 0;
    }

    private static int server() throws Exception {
        try (World world = World.start(Path.of("target/demo"), Progress::show)) {
            System.out.println();
            System.out.println("Serveur régional : " + world.server().address() + " (Ctrl-C pour l’arrêter)");
            System.out.println("Certificats de démonstration : " + world.keys());
            Thread.currentThread().join();
        }
        return 0;
    }

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
