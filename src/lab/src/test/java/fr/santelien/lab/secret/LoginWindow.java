package fr.santelien.lab.secret;

import fr.santelien.desktop.start.PosteConfiguration;
import fr.santelien.desktop.start.PosteSettings;
import fr.santelien.desktop.start.RunningPoste;
import fr.santelien.lab.card.OpenSc;
import fr.santelien.lab.hand.Hand;
import fr.santelien.lab.hand.HeadlessToolkit;
import fr.santelien.lab.pki.TestPki;
import fr.santelien.smartcard.CardSettings;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * A poste with its window in a process of its own: {@code LoginWindow keys data sound|leaking}. Its card is elsewhere, and
 * its code comes as it would from a keyboard, one key an order, so that nothing here ever holds the whole of it but the
 * poste itself. Orders: {@code key D}, {@code enter}; each is answered by {@code DONE}.
 */
final class LoginWindow {

    private LoginWindow() {}

    // CHECKSTYLE-PRINTS: answers its parent
    public static void main(String[] arguments) throws Exception {
        TestPki pki = TestPki.open(Path.of(arguments[0]));
        PosteConfiguration configuration = new PosteConfiguration(
                new PosteSettings(
                        URI.create("https://localhost:1/fhir"), // nobody listens there: the login ends at the card
                        Path.of(arguments[1]),
                        null,
                        null,
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(10),
                        Duration.ofDays(7),
                        Duration.ofDays(7),
                        Duration.ofDays(30)),
                CardSettings.forTestCards(OpenSc.module(), pki.personAuthorities(), Map.of()),
                pki.serverAuthorities());
        HeadlessToolkit.start();
        Hand hand = new Hand();
        Hand.onFx(() -> RunningPoste.open(configuration, new Stage()));
        hand.click(".code-field");
        if (arguments[2].equals("leaking")) {
            Hand.onFx(() -> KeyLeak.plant(Window.getWindows().getFirst().getScene()));
        }
        System.out.println("DONE");
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            if (order.equals("enter")) {
                hand.keys(KeyCode.ENTER);
            } else {
                hand.type(order.substring("key ".length()));
            }
            System.out.println("DONE");
        }
        System.exit(0);
    }
    // CHECKSTYLE-ON
}
