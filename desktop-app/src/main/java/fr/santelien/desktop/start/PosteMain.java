package fr.santelien.desktop.start;

import fr.santelien.desktop.theme.Painting;
import fr.santelien.smartcard.CardSettings;
import fr.santelien.smartcard.certificate.TrustedAuthorities;
import fr.santelien.smartcard.revocation.RevocationService;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.control.Alert;
import javafx.stage.Stage;
import org.slf4j.LoggerFactory;

/** Starts a shipped poste: the administrator's settings, the authorities of real cards. */
public final class PosteMain {

    private PosteMain() {}

    public static void main(String[] arguments) {
        Painting.beforeToolkit();
        Platform.startup(() -> {
            try {
                PosteConfiguration shipped = shipped(PosteSettings.read(PosteSettings.usualFile()));
                RunningPoste.open(followingRevocations(shipped), new Stage());
            } catch (IOException e) {
                LoggerFactory.getLogger(PosteMain.class).error("The settings cannot be used", e);
                // Needs neither FXML nor theme: something is wrong before anything is built.
                Alert alert = new Alert(Alert.AlertType.ERROR, e.getMessage());
                alert.setHeaderText("Santélien Poste ne peut pas démarrer.");
                alert.setOnHidden(event -> Platform.exit());
                alert.show();
            }
        });
    }

    /** Whatever the settings say, the authorities of cards are those of the IGC-Santé, by their fingerprints. */
    static PosteConfiguration shipped(PosteSettings settings) throws IOException {
        CardSettings card = CardSettings.forRealCards(TrustedAuthorities.installed());
        if (settings.pkcs11Module() != null) {
            card = card.withModule(settings.pkcs11Module());
        }
        return new PosteConfiguration(settings, card, List.copyOf(ServerAuthorities.of(settings.serverAuthorities())));
    }

    /** The poste's own process asks the authorities, on a thread that ends with it. */
    private static PosteConfiguration followingRevocations(PosteConfiguration shipped) {
        CardSettings card = shipped.card();
        RevocationService service = RevocationService.start(
                shipped.settings().dataDirectory().resolve("revocation"),
                card.authorities(),
                Clock.systemUTC(),
                shipped.settings().revocations());
        return new PosteConfiguration(shipped.settings(), card.withRevocations(service), shipped.serverAuthorities());
    }
}
