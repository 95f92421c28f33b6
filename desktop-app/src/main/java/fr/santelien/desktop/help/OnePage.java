package fr.santelien.desktop.help;

import java.net.URL;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.DragEvent;
import javafx.scene.web.WebEngine;
import javafx.scene.web.WebView;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.events.Event;
import org.w3c.dom.events.EventListener;
import org.w3c.dom.events.EventTarget;

/**
 * Holds a web view on one page that comes with the poste: no script, no other address, no second window, nothing
 * dropped on it. What the page itself may fetch is set by its Content-Security-Policy.
 */
final class OnePage {

    private final WebView view;
    private final WebEngine engine;
    private final String address;
    private final BooleanProperty loaded = new SimpleBooleanProperty();
    /** Kept here: WebKit holds it weakly, and frees its own half of it with the document it watches. */
    private @Nullable AnchorsOnly watching;

    OnePage(WebView view, URL page) {
        this.view = view;
        this.engine = view.getEngine();
        this.address = written(page.toExternalForm());
        engine.setJavaScriptEnabled(false);
        engine.setCreatePopupHandler(features -> null);
        engine.documentProperty().subscribe(this::watchLinks);
        engine.locationProperty().subscribe(this::refuseElsewhere);
        view.setContextMenuEnabled(false);
        // WebKit opens a file or a link that is dropped on it.
        view.addEventFilter(DragEvent.ANY, DragEvent::consume);
    }

    /**
     * Loads the page once the view has its size: WebKit goes to the anchor once, and would land elsewhere.
     *
     * @param anchor id to begin with, null for the beginning of the page
     */
    void show(@Nullable String anchor) {
        view.heightProperty().when(loaded.not()).subscribe(height -> {
            if (height.doubleValue() > 0) {
                loaded.set(true);
                load(anchor);
            }
        });
    }

    private void load(@Nullable String anchor) {
        engine.load(anchor == null ? address : address + "#" + anchor);
    }

    private void watchLinks(@Nullable Document document) {
        if (document instanceof EventTarget all) {
            watching = new AnchorsOnly();
            all.addEventListener("click", watching, true);
        }
    }

    /** One for each document: a link to elsewhere is refused before anything is asked of its address. */
    private static final class AnchorsOnly implements EventListener {
        @Override
        public void handleEvent(Event click) {
            for (Node node = (Node) click.getTarget(); node != null; node = node.getParentNode()) {
                if (node instanceof Element element
                        && element.hasAttribute("href")
                        && !element.getAttribute("href").startsWith("#")) {
                    click.preventDefault();
                }
            }
        }
    }

    /** Whatever else leads away is cancelled, and the page comes back; the address may have been asked by then. */
    private void refuseElsewhere(@Nullable String location) {
        if (location != null && !location.isEmpty() && !isHere(location)) {
            engine.getLoadWorker().cancel();
            Platform.runLater(() -> load(null));
        }
    }

    private boolean isHere(String location) {
        String here = written(location);
        return here.equals(address) || here.startsWith(address + "#");
    }

    /** Java writes {@code file:/}, WebKit {@code file:///}. */
    private static String written(String url) {
        return url.replaceFirst("^file:/+", "file:/");
    }
}
