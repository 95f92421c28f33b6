package fr.santelien.lab.hand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandTest {

    private final Hand hand = new Hand();
    private final AtomicInteger clicks = new AtomicInteger();
    private final AtomicReference<String> typed = new AtomicReference<>("");
    private Stage stage;

    @BeforeAll
    static void headless() {
        HeadlessToolkit.start();
    }

    @BeforeEach
    void window() {
        stage = Hand.onFx(() -> {
            TextField field = new TextField();
            field.setId("field");
            field.setOnAction(e -> typed.set(field.getText()));
            Button button = new Button("Compter");
            button.setId("count");
            button.setOnAction(e -> clicks.incrementAndGet());
            Label hidden = new Label("caché");
            hidden.setVisible(false);
            Stage made = new Stage();
            made.setScene(new Scene(new VBox(400, field, button, hidden), 1366, 768));
            made.show();
            return made;
        });
    }

    @AfterEach
    void close() {
        Platform.runLater(stage::hide);
    }

    @Test
    void clickReachesTheButtonUnderThePointer() {
        hand.click("#count");
        assertThat(clicks).hasValue(1);
    }

    @Test
    void typedAccentsArriveAsWritten() {
        hand.click("#field").type("Éloïse née d’Âge").keys(KeyCode.ENTER);
        assertThat(typed).hasValue("Éloïse née d’Âge");
    }

    @Test
    void whatIsNotShownIsNotSeen() {
        hand.find("#count");
        assertThat(hand.sees("caché")).isFalse();
        assertThat(hand.sees("Compter")).isTrue();
    }
}
