package fr.santelien.desktop.patient;

import fr.santelien.coordination.patient.PatientIdentity;
import fr.santelien.desktop.screen.Chip;
import fr.santelien.desktop.screen.Tone;
import fr.santelien.desktop.text.Texts;
import java.time.LocalDate;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * Who the patient is, on every screen that shows something of her ({@code domain.md} §4.6). Made of flowing text: what
 * does not fit on a line goes to the next one, nothing is ever cut.
 */
public final class IdentityBanner extends HBox {

    /** Width from which the chips stand beside the name rather than below it. */
    private static final double WIDE = 520;

    private final TextFlow name = new TextFlow();
    private final TextFlow traits = new TextFlow();
    private final FlowPane chips = new FlowPane(8, 6);
    private final VBox words = new VBox(4, name, traits);

    public IdentityBanner() {
        getStyleClass().add("identity-banner");
        setAccessibleRole(AccessibleRole.TEXT);
        setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        setHgrow(words, Priority.ALWAYS);
        chips.setAlignment(Pos.CENTER_RIGHT);
        getChildren().add(words);
        widthProperty().addListener((observed, before, now) -> placeChips());
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /** Shows a patient; null hides the banner. */
    public void show(@Nullable PatientIdentity patient, LocalDate today) {
        setVisible(patient != null);
        if (patient == null) {
            return;
        }
        for (Tone each : Tone.values()) {
            getStyleClass().remove(each.styleOf("identity"));
        }
        getStyleClass().add(IdentityChip.tone(patient.status()).styleOf("identity"));
        String ins = insOf(patient);
        name.getChildren()
                .setAll(
                        text(patient.displayName(), "identity-name"),
                        text("  " + IdentityText.born(patient), "identity-birth-name"));
        traits.getChildren()
                .setAll(text(IdentityText.traits(patient, today) + (ins.isEmpty() ? "" : " · "), "identity-traits"));
        if (!ins.isEmpty()) {
            traits.getChildren().add(insText(ins, patient));
        }
        chips.getChildren().setAll(IdentityChip.full(patient.status()));
        flag(patient.homonym(), "patient.flag.homonym", Tone.WARN, Feather.USERS);
        flag(patient.doubtful(), "patient.flag.doubtful", Tone.BAD, Feather.ALERT_TRIANGLE);
        flag(patient.fictive(), "patient.flag.fictive", Tone.NEUTRAL, Feather.INFO);
        setAccessibleText(patient.displayName() + ", " + IdentityText.born(patient) + ", "
                + IdentityText.traits(patient, today) + " " + ins + ", " + IdentityText.status(patient.status()));
        placeChips();
    }

    /** A matricule only travels with its OID, and only for a qualified identity. */
    private static String insOf(PatientIdentity patient) {
        String ins = patient.ins();
        return ins == null || patient.insOid() == null ? "" : Texts.get("patient.ins", IdentityText.groups(ins));
    }

    private static Text insText(String ins, PatientIdentity patient) {
        Text text = text(ins, "identity-traits");
        text.setId("patientIns");
        Tooltip.install(text, new Tooltip(Texts.get("patient.ins.oid", String.valueOf(patient.insOid()))));
        return text;
    }

    private void flag(boolean set, String key, Tone tone, Feather icon) {
        if (set) {
            chips.getChildren().add(new Chip(Texts.get(key), tone, icon));
        }
    }

    private void placeChips() {
        boolean beside = getWidth() >= WIDE && chips.getChildren().size() == 1;
        if (beside && chips.getParent() != this) {
            words.getChildren().remove(chips);
            chips.setMinWidth(USE_PREF_SIZE);
            chips.setPrefWrapLength(0);
            getChildren().add(chips);
        } else if (!beside && chips.getParent() != words) {
            getChildren().remove(chips);
            chips.setMinWidth(0);
            chips.setAlignment(Pos.CENTER_LEFT);
            words.getChildren().add(chips);
        }
    }

    private static Text text(String content, String style) {
        Text text = new Text(content);
        text.getStyleClass().add(style);
        return text;
    }
}
