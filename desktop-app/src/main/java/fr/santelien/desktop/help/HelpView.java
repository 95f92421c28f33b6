package fr.santelien.desktop.help;

import fr.santelien.desktop.screen.FxmlView;
import fr.santelien.desktop.screen.Navigator;
import fr.santelien.desktop.screen.Screen;
import fr.santelien.desktop.text.Texts;
import fr.santelien.desktop.theme.Theme;
import java.net.URL;
import java.util.Objects;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.web.WebView;
import org.jspecify.annotations.Nullable;

/** The user's help: help.html, next to this class. */
public final class HelpView implements Screen {

    private final Navigator navigator;
    private final @Nullable String topic;
    private final Parent root;

    @FXML
    private WebView page;

    /** @param topic id of the section to begin with, null for the beginning of the page */
    @SuppressWarnings("NullAway.Init") // the FXML loader fills the field
    public HelpView(Navigator navigator, @Nullable String topic) {
        this.navigator = navigator;
        this.topic = topic;
        this.root = FxmlView.load(this);
    }

    @FXML
    private void initialize() {
        page.getStyleClass().add("initial-focus"); // the loader cannot: WebView is made by a builder
        page.setAccessibleText(Texts.get("help.page"));
        if (Theme.inUse() == Theme.DARK) {
            page.getEngine().setUserStyleSheetLocation(resource("help-dark.css").toExternalForm());
        }
        new OnePage(page, resource("help.html")).show(topic);
    }

    @FXML
    private void leave() {
        navigator.back();
    }

    @Override
    public Parent root() {
        return root;
    }

    /** The page never changes. */
    @Override
    public void refresh() {}

    private static URL resource(String name) {
        return Objects.requireNonNull(HelpView.class.getResource(name), name);
    }
}
