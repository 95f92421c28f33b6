package fr.santelien.desktop.window;

import fr.santelien.desktop.dialog.Dialogs;
import fr.santelien.desktop.login.LoginView;
import fr.santelien.desktop.login.LoginViewModel;
import fr.santelien.desktop.screen.Destination;
import fr.santelien.desktop.screen.Navigator;
import fr.santelien.desktop.screen.Screen;
import fr.santelien.desktop.text.Moments;
import java.util.ArrayDeque;
import java.util.Deque;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;

/**
 * What stands in the window while nobody works there: the login screen, and over it the help or « Carte et lecteur »,
 * which show nothing of people. Used on the FX thread.
 */
final class Entrance implements Navigator {

    private final Pane place;
    private final EntranceScreens screens;
    private final LoginView login;

    /** The last one is shown; the help may lie over « Carte et lecteur ». */
    private final Deque<Screen> over = new ArrayDeque<>();

    Entrance(Pane place, EntranceScreens screens, LoginViewModel model, Dialogs dialogs, Moments moments) {
        this.place = place;
        this.screens = screens;
        this.login = new LoginView(model, dialogs, moments, this);
    }

    /** The login screen, without anything over it. */
    void show() {
        leave();
        place.getChildren().setAll(login.root());
        login.focus();
    }

    void focus() {
        login.focus();
    }

    /** The window shows something else now. */
    void leave() {
        while (!over.isEmpty()) {
            over.pop().close();
        }
    }

    @Override
    public void open(Destination wanted) {
        if (wanted instanceof Destination.WithoutSession shown) {
            Screen screen = screens.make(shown, this);
            over.push(screen);
            place.getChildren().setAll(screen.root());
            Node first = place.lookup(".initial-focus");
            if (first != null) {
                first.requestFocus();
            }
        }
    }

    @Override
    public void back() {
        if (over.isEmpty()) {
            return;
        }
        over.pop().close();
        if (over.isEmpty()) {
            show();
        } else {
            place.getChildren().setAll(over.element().root());
        }
    }

    /** @return true when the key was one of the entrance's: it goes no further */
    boolean handles(KeyEvent key) {
        if (key.getCode() == KeyCode.F1) {
            if (over.isEmpty()) {
                login.help();
            }
            return true;
        }
        if (key.getCode() == KeyCode.ESCAPE && !over.isEmpty()) {
            back();
            return true;
        }
        return false;
    }
}
