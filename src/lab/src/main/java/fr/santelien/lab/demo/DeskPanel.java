package fr.santelien.lab.demo;

import fr.santelien.lab.card.CardKind;
import fr.santelien.lab.card.VirtualCard;
import fr.santelien.lab.card.VirtualReader;
import fr.santelien.lab.network.Cable;
import fr.santelien.lab.people.DemoPerson;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Insets;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** What stands on a real desk beside the poste: the cards, the reader and the network cable. */
final class DeskPanel {

    private final VirtualReader reader;
    private final Cable cable;
    private final Map<CardKind, Map<DemoPerson, VirtualCard>> cards;
    private final Label state = new Label("Lecteur vide");
    private @Nullable Stage shown;

    DeskPanel(VirtualReader reader, Cable cable, Map<CardKind, Map<DemoPerson, VirtualCard>> cards) {
        this.reader = reader;
        this.cable = cable;
        this.cards = cards;
    }

    void show(Stage stage) {
        ListView<DemoPerson> people = new ListView<>();
        people.getItems().setAll(DemoPerson.values());
        people.setCellFactory(list -> new PersonCell());
        people.getSelectionModel().selectFirst();
        people.setAccessibleText("Cartes de démonstration");

        ComboBox<CardKind> kind = new ComboBox<>();
        kind.getItems().setAll(CardKind.values());
        kind.getSelectionModel().selectFirst();
        kind.setCellFactory(list -> new KindCell());
        kind.setButtonCell(new KindCell());
        kind.setAccessibleText("Sorte de carte");

        Button insert = new Button("Insérer la carte");
        insert.setDefaultButton(true);
        insert.setOnAction(e -> insert(people.getSelectionModel().getSelectedItem(), kind.getValue()));
        Button remove = new Button("Retirer la carte");
        remove.setOnAction(e -> {
            reader.remove();
            state.setText("Lecteur vide");
        });
        ToggleButton network = new ToggleButton("Couper le réseau");
        network.setOnAction(e -> {
            if (network.isSelected()) {
                cable.unplug();
            } else {
                cable.plug();
            }
            network.setText(network.isSelected() ? "Rétablir le réseau" : "Couper le réseau");
        });
        Label code = new Label("Code de toutes les cartes : " + DemoPerson.CODE + ". Personnes fictives.");
        code.setWrapText(true);
        VBox root = new VBox(10, people, kind, new HBox(8, insert, remove), network, state, code);
        root.setPadding(new Insets(14));
        VBox.setVgrow(people, Priority.ALWAYS);
        stage.setTitle("Bureau de démonstration");
        stage.setScene(new Scene(root, 400, 620));
        // At the edge of the screen, beside the poste rather than on it.
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setX(Math.max(0, screen.getMaxX() - 410));
        stage.setY(screen.getMinY() + 10);
        stage.show();
        shown = stage;
    }

    void close() {
        if (shown != null) {
            shown.hide();
        }
    }

    private void insert(DemoPerson person, CardKind kind) {
        try {
            reader.insert(Objects.requireNonNull(
                    Objects.requireNonNull(cards.get(kind)).get(person)));
            state.setText("Dans le lecteur : " + label(person));
        } catch (IOException e) {
            state.setText("Le lecteur virtuel ne répond plus : fermez et relancez la démonstration.");
        }
    }

    static String label(DemoPerson person) {
        String name = person.family.isEmpty() ? "Carte sans nom" : person.given + " " + person.family;
        String role = switch (person.role) {
            case "secretary" -> "secrétaire";
            case "coordinator" -> "coordinatrice";
            case "doctor" -> "médecin";
            case "referent" -> "référente";
            default -> "sans rattachement";
        };
        String where = person.structures.isEmpty() ? "" : "\n" + person.structures.getFirst().label;
        return name + " — " + role + where;
    }

    private static final class PersonCell extends ListCell<DemoPerson> {
        @Override
        protected void updateItem(DemoPerson person, boolean empty) {
            super.updateItem(person, empty);
            setText(empty || person == null ? null : label(person));
        }
    }

    private static final class KindCell extends ListCell<CardKind> {
        @Override
        protected void updateItem(CardKind kind, boolean empty) {
            super.updateItem(kind, empty);
            setText(empty || kind == null ? null : "Carte " + kind.label);
        }
    }
}
