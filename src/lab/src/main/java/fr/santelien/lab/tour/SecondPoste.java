package fr.santelien.lab.tour;

import fr.santelien.desktop.start.RunningPoste;
import fr.santelien.lab.card.VirtualCard;
import fr.santelien.lab.card.VirtualReader;
import fr.santelien.lab.hand.Hand;
import fr.santelien.lab.hand.HeadlessToolkit;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.pki.TestPki;
import fr.santelien.lab.world.World;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javafx.stage.Stage;

/**
 * A whole poste in a process of its own with its own reader and data: {@code SecondPoste keys data port pictures person},
 * whose card is in the reader. Orders come on standard input, one a line, words separated by tabs; each
 * is answered by {@code DONE} or by {@code FAILED} and why.
 */
public final class SecondPoste {

    private final Hand hand = new Hand();
    private final Gestures gestures = new Gestures(hand);
    private final Path pictures;

    private SecondPoste(Path pictures) {
        this.pictures = pictures;
    }

    // CHECKSTYLE-PRINTS: noPrint
    public static void main(String[] arguments) throws Exception {
        System.setProperty("logback.configurationFile", "fr/santelien/lab/logback-lab.xml");
        HeadlessToolkit.start();
        TestPki pki = TestPki.open(Path.of(arguments[0]));
        try (VirtualReader reader = VirtualReader.start()) {
            reader.insert(VirtualCard.cps3(pki.card(DemoPerson.valueOf(arguments[4]))));
            RunningPoste poste = Hand.onFx(() -> RunningPoste.open(
                    World.configuration(pki, Path.of(arguments[1]), Integer.parseInt(arguments[2]), reader),
                    new Stage()));
            SecondPoste second = new SecondPoste(Path.of(arguments[3]));
            BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                try {
                    second.obey(order.split("\t"));
                    System.out.println("DONE");
                } catch (RuntimeException | AssertionError e) {
                    second.hand.picture(second.pictures.resolve("echec-second-poste.png"));
                    System.out.println(
                            "FAILED " + String.valueOf(e.getMessage()).replace('\n', ' '));
                }
            }
            Hand.onFx(() -> {
                poste.close();
                return true;
            });
        } finally {
            HeadlessToolkit.stop();
        }
    }
    // CHECKSTYLE-ON

    private void obey(String[] words) {
        switch (words[0]) {
            case "code" -> {
                hand.awaitText("Bonjour");
                gestures.giveCode();
            }
            case "go" -> gestures.go(words[1]);
            case "list" -> gestures.openList(words[1]);
            case "comment" -> gestures.comment(words[1], words[2]);
            case "create" -> {
                gestures.go("worklists");
                gestures.newList(words[1]);
            }
            case "click" -> hand.clickText(words[1]);
            case "see" -> hand.awaitText(words[1]);
            case "exchange" -> hand.keys(javafx.scene.input.KeyCode.F5);
            case "picture" -> {
                hand.settle();
                hand.picture(pictures.resolve(words[1]));
            }
            default -> throw new IllegalArgumentException(words[0]);
        }
    }
}
