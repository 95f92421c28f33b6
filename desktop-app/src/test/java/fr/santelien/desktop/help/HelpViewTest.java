package fr.santelien.desktop.help;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import fr.santelien.desktop.screen.Destination;
import fr.santelien.desktop.testing.Pictures;
import fr.santelien.desktop.theme.Theme;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.concurrent.Worker;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.web.WebEngine;
import javafx.scene.web.WebView;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.events.DocumentEvent;
import org.w3c.dom.events.EventTarget;

/** The help shows its page and can go nowhere else. */
class HelpViewTest {

    private static final String TITLE = "Aide de Santélien Poste";

    @Test
    void theView_hasScriptsAndContextMenuOff() {
        WebView view = opened(null);
        assertThat(view.getEngine().isJavaScriptEnabled()).isFalse();
        assertThat(view.isContextMenuEnabled()).isFalse();
        assertThat(view.getEngine().getCreatePopupHandler().call(null)).isNull();
    }

    @Test
    void aTopic_isWhereThePageBegins() {
        assertThat(opened("conflits").getEngine().getLocation()).endsWith("help.html#conflits");
    }

    @Test
    void aLinkToElsewhere_isRefusedBeforeAnythingIsAsked() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            WebView view = opened(null);
            boolean followed = Pictures.onScreen(() -> click(view.getEngine().getDocument(), address));
            assertThat(followed).isFalse();
            assertThat(view.getEngine().getLocation()).endsWith("help.html");
        } finally {
            server.stop(0);
        }
        assertThat(asked).hasValue(0);
    }

    @Test
    void anAnchor_isFollowed() {
        WebView view = opened(null);
        assertThat(Pictures.onScreen(() -> click(view.getEngine().getDocument(), "#ppcs")))
                .isTrue();
    }

    /** @return false when the click was refused */
    private static boolean click(Document page, String address) {
        Element link = page.createElement("a");
        link.setAttribute("href", address);
        page.getElementsByTagName("main").item(0).appendChild(link);
        org.w3c.dom.events.Event click = ((DocumentEvent) page).createEvent("MouseEvents");
        click.initEvent("click", true, true);
        return ((EventTarget) link).dispatchEvent(click);
    }

    @Test
    void anotherFile_isRefused(@TempDir Path folder) throws IOException {
        assertStays(Files.writeString(folder.resolve("other.html"), "<p id='other'>other</p>")
                .toUri()
                .toString());
    }

    @Test
    void aFileDroppedOnThePage_isIgnored() {
        WebView view = opened(null);
        Event over = Pictures.onScreen(() -> {
            DragEvent event = drag(DragEvent.DRAG_OVER);
            boolean[] reached = new boolean[1];
            view.addEventHandler(DragEvent.ANY, seen -> reached[0] = true);
            Event.fireEvent(view, event);
            assertThat(reached[0]).isFalse();
            return event;
        });
        assertThat(((DragEvent) over).isAccepted()).isFalse();
    }

    @Test
    void thePage_isDrawn() {
        draw("help", Theme.LIGHT, null);
        draw("help-dark", Theme.DARK, "ppcs");
        for (String topic :
                new String[] {"patients", "listes", "sans-reseau", "ajouter-carte", "carte-et-lecteur", "carte-bloquee"
                }) {
            draw("help-" + topic, Theme.LIGHT, topic);
        }
    }

    private static DragEvent drag(EventType<DragEvent> type) {
        return new DragEvent(type, null, 0, 0, 0, 0, null, null, null, null);
    }

    /** The address is asked for as a link would: the page of the help comes back, nothing else was shown. */
    private static void assertStays(String address) {
        WebView view = opened(null);
        List<@Nullable String> shown = new CopyOnWriteArrayList<>();
        CompletableFuture<Boolean> back = new CompletableFuture<>();
        Pictures.onScreen(() -> {
            WebEngine engine = view.getEngine();
            engine.locationProperty().addListener((observed, before, now) -> shown.add(now));
            engine.titleProperty().addListener((observed, before, now) -> {
                if (TITLE.equals(now)) {
                    back.complete(true);
                }
            });
            engine.load(address);
            return true;
        });
        assertThat(back.orTimeout(1, TimeUnit.MINUTES).join()).isTrue();
        awaitPage(view);
        assertThat(shown.getLast()).endsWith("help.html");
        assertThat(shown)
                .allMatch(location -> location == null
                        || location.isEmpty()
                        || location.equals(address)
                        || location.endsWith("help.html"));
        boolean other = Pictures.onScreen(() -> view.getEngine().getDocument().getElementById("other") != null);
        assertThat(other).isFalse();
    }

    private static WebView opened(@Nullable String topic) {
        WebView view = Pictures.onScreen(() -> view(topic));
        awaitPage(view);
        return view;
    }

    private static WebView view(@Nullable String topic) {
        HelpView help = new HelpView(HelpViewTest::nowhere, topic);
        new Scene(help.root(), 1160, 680);
        help.root().applyCss();
        help.root().layout();
        return (WebView) help.root().lookup("#page");
    }

    private static void nowhere(Destination wanted) {
        throw new AssertionError(wanted);
    }

    private static void awaitPage(WebView view) {
        CompletableFuture<Boolean> shown = new CompletableFuture<>();
        Pictures.onScreen(() -> {
            WebEngine engine = view.getEngine();
            Runnable look = () -> {
                if (engine.getLoadWorker().getState() == Worker.State.SUCCEEDED && engine.getDocument() != null) {
                    shown.complete(true);
                }
            };
            engine.getLoadWorker().stateProperty().subscribe(look);
            engine.documentProperty().subscribe(look);
            look.run();
            return true;
        });
        assertThat(shown.orTimeout(1, TimeUnit.MINUTES).join()).isTrue();
    }

    private static void draw(String name, Theme theme, @Nullable String topic) {
        Stage stage = Pictures.onScreen(() -> {
            theme.use();
            HelpView help = new HelpView(HelpViewTest::nowhere, topic);
            Scene scene = new Scene(help.root(), 1160, 680);
            Theme.dress(scene);
            Stage shown = new Stage();
            shown.setScene(scene);
            shown.show();
            return shown;
        });
        WebView view = (WebView) stage.getScene().lookup("#page");
        awaitPage(view);
        pulses(stage, 20);
        Pictures.save(Pictures.onScreen(() -> Pictures.snap(stage)), name);
    }

    /** WebKit paints some frames after a page was loaded. */
    private static void pulses(Stage stage, int count) {
        CompletableFuture<Boolean> passed = new CompletableFuture<>();
        Pictures.onScreen(() -> {
            Runnable[] listener = new Runnable[1];
            int[] left = {count};
            listener[0] = () -> {
                if (--left[0] == 0) {
                    stage.getScene().removePostLayoutPulseListener(listener[0]);
                    passed.complete(true);
                } else {
                    javafx.application.Platform.requestNextPulse();
                }
            };
            stage.getScene().addPostLayoutPulseListener(listener[0]);
            javafx.application.Platform.requestNextPulse();
            return true;
        });
        passed.join();
    }
}
