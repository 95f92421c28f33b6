package fr.santelien.desktop.login;

import fr.santelien.desktop.card.CardSentence;
import fr.santelien.desktop.card.CardSentences;
import fr.santelien.desktop.card.CodeEntryPane;
import fr.santelien.desktop.card.CodeTexts;
import fr.santelien.desktop.dialog.Dialogs;
import fr.santelien.desktop.login.LoginPage.Face;
import fr.santelien.desktop.screen.Chip;
import fr.santelien.desktop.screen.Destination;
import fr.santelien.desktop.screen.FxmlView;
import fr.santelien.desktop.screen.Navigator;
import fr.santelien.desktop.screen.Shown;
import fr.santelien.desktop.screen.Tone;
import fr.santelien.desktop.session.OpenOutcome;
import fr.santelien.desktop.session.Sessions.KnownStructure;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import fr.santelien.smartcard.CardState;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The login screen, and the lock screen: shows one {@link LoginPage} at a time. */
public final class LoginView {

    private final LoginViewModel model;
    private final Dialogs dialogs;
    private final Moments moments;
    private final Navigator navigator;
    private final Parent root;
    private boolean showing;

    /** The state already on the screen: what is being typed is dropped only when it changes. */
    private @Nullable CardState shownCard;

    @FXML
    private VBox cardFrame;

    @FXML
    private FontIcon cardIcon;

    @FXML
    private Label cardText;

    @FXML
    private Label readerText;

    @FXML
    private Label sideText;

    @FXML
    private Label title;

    @FXML
    private Chip state;

    @FXML
    private Label identity;

    @FXML
    private Label expiry;

    @FXML
    private Label notice;

    @FXML
    private VBox structureBox;

    @FXML
    private ComboBox<KnownStructure> structures;

    @FXML
    private Label oneStructure;

    @FXML
    private CodeEntryPane code;

    @FXML
    private VBox cardFace;

    @FXML
    private Label sentence;

    @FXML
    private Label remedy;

    @FXML
    private VBox progressFace;

    @FXML
    private Label progressText;

    @FXML
    private Label progressDetail;

    @FXML
    private HBox againBox;

    @FXML
    private Button again;

    @FXML
    private Button recover;

    @FXML
    private Button restore;

    @FXML
    private Button startAgain;

    @FXML
    private RecoveryEntry recoveryFace;

    @FXML
    private Button cancelEnrolment;

    @FXML
    private Label lastSuccess;

    /** @param navigator opens the help and « Carte et lecteur » over this screen */
    @SuppressWarnings("NullAway.Init") // the FXML loader fills the fields
    public LoginView(LoginViewModel model, Dialogs dialogs, Moments moments, Navigator navigator) {
        this.model = model;
        this.dialogs = dialogs;
        this.moments = moments;
        this.navigator = navigator;
        this.root = FxmlView.load(this);
    }

    @FXML
    private void initialize() {
        structures.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable KnownStructure structure) {
                return structure == null ? "" : LoginTexts.structure(structure);
            }

            @Override
            public @Nullable KnownStructure fromString(String text) {
                return null; // not editable
            }
        });
        code.setOnGiven(this::submit);
        Button forgotten = new Button(Texts.get("login.forgotten"));
        forgotten.setOnAction(pressed -> forgotten());
        code.add(forgotten);
        recoveryFace.follow(model::openWithRecoveryKey, () -> model.recover(false));
        model.page().subscribe(this::show);
    }

    public Parent root() {
        return root;
    }

    /** Puts the keyboard where the next thing is to be typed. */
    public void focus() {
        if (code.isVisible()) {
            code.focus();
        }
    }

    private void submit(char[] digits) {
        model.submit(digits);
        code.focus();
    }

    /** The help, about what is on the screen. */
    @FXML
    public void help() {
        navigator.open(new Destination.Help(model.page().get().anchor()));
    }

    @FXML
    private void cardAndReader() {
        navigator.open(new Destination.CardAndReader());
    }

    private void forgotten() {
        dialogs.explain(Texts.get("login.forgotten.title"), Texts.get("login.forgotten.text"));
        code.focus();
    }

    @FXML
    private void choose() {
        KnownStructure chosen = structures.getValue();
        if (!showing && chosen != null) {
            model.choose(chosen);
        }
    }

    @FXML
    private void again() {
        model.openAgain();
    }

    @FXML
    private void recover() {
        model.recover(true);
        recoveryFace.focusKey();
    }

    @FXML
    private void restore() {
        model.repair(OpenOutcome.Repairing.RESTORE);
    }

    @FXML
    private void startAgain() {
        model.repair(OpenOutcome.Repairing.START_AGAIN);
    }

    @FXML
    private void cancelEnrolment() {
        model.cancelEnrolment();
    }

    private void show(LoginPage page) {
        showing = true;
        Face face = page.face();
        CardSentence card = CardSentences.of(page.card());
        showSide(page, card);
        title.setText(LoginTexts.title(page));
        state.show(card.title(), card.tone(), null);
        Shown.text(identity, LoginTexts.identity(page));
        Shown.text(expiry, LoginTexts.expiry(page, moments));
        Shown.text(notice, LoginTexts.notice(page, moments, model.revocationsStale()));
        showStructures(page, face);
        Shown.when(face == Face.CODE, code);
        Shown.when(face == Face.CARD || face == Face.REFUSED, cardFace);
        Shown.when(face == Face.PROGRESS, progressFace);
        Shown.when(face == Face.RECOVERY, recoveryFace);
        Shown.when(page.enrolUntil() != null && page.locked() == null, cancelEnrolment);
        showNext(page, face);
        showProblem(page, card);
        progressText.setText(LoginTexts.progress(page));
        Shown.text(progressDetail, LoginTexts.progressDetail(page));
        Shown.text(lastSuccess, LoginTexts.lastSuccess(page, moments));
        if (page.card() instanceof CardState.AwaitingCode awaiting) {
            showCode(page, awaiting);
        } else {
            code.clear();
        }
        shownCard = page.card();
        showing = false;
    }

    private void showSide(LoginPage page, CardSentence card) {
        boolean in = page.holder().isPresent();
        cardText.setText(in ? Texts.get("login.card.in") : card.title());
        Shown.text(readerText, page.reader().orElse(""));
        cardIcon.setIconCode(in ? Feather.CREDIT_CARD : Feather.LOG_IN);
        cardFrame.getStyleClass().remove("waiting");
        if (!in) {
            cardFrame.getStyleClass().add("waiting");
        }
        sideText.setText(Texts.get(page.locked() == null ? "login.side.removal" : "login.side.locked"));
    }

    private void showStructures(LoginPage page, Face face) {
        boolean several = page.choices().size() > 1 && page.locked() == null;
        boolean shown = face == Face.STRUCTURE
                || (face == Face.CODE && !page.structures().isEmpty());
        Shown.when(shown, structureBox);
        Shown.when(several, structures);
        structures.getItems().setAll(page.choices());
        structures.setValue(page.structure());
        KnownStructure structure = page.structure();
        Shown.text(oneStructure, several || structure == null ? "" : LoginTexts.structure(structure));
    }

    private void showProblem(LoginPage page, CardSentence card) {
        var refused = page.refused();
        sentence.setText(refused == null ? card.sentence() : refused.sentence());
        remedy.setText(refused == null ? card.remedy() : refused.remedy());
        Tone tone = refused == null ? card.tone() : refused.next() == OpenOutcome.Next.CONTINUE ? Tone.WARN : Tone.BAD;
        cardFace.getStyleClass().removeAll("notice-bad", "notice-warn", "notice-info");
        switch (tone) {
            case BAD -> cardFace.getStyleClass().add("notice-bad");
            case WARN -> cardFace.getStyleClass().add("notice-warn");
            case OK, INFO, NEUTRAL -> cardFace.getStyleClass().add("notice-info");
        }
    }

    private void showNext(LoginPage page, Face face) {
        OpenOutcome.Refused refused = page.refused();
        OpenOutcome.Next next = refused == null ? OpenOutcome.Next.CONTINUE : refused.next();
        boolean damaged = next == OpenOutcome.Next.RESTORE || next == OpenOutcome.Next.START_AGAIN;
        Shown.when(next == OpenOutcome.Next.RECOVERY_KEY, recover);
        Shown.when(next == OpenOutcome.Next.RESTORE, restore);
        Shown.when(damaged, startAgain);
        Shown.when(!damaged, again);
        Shown.when(face == Face.REFUSED || face == Face.STRUCTURE, againBox);
        again.setText(Texts.get(next == OpenOutcome.Next.CONTINUE ? "login.continue" : "login.retry"));
    }

    private void showCode(LoginPage page, CardState.AwaitingCode awaiting) {
        if (shownCard != awaiting) {
            code.ask(awaiting.rules(), awaiting.entry());
            code.focus();
        }
        String mistake = page.mistake();
        code.say(
                Texts.get(page.locked() == null ? "login.open" : "login.resume"),
                mistake == null ? CodeTexts.tries(awaiting) : mistake,
                mistake != null || CodeTexts.dangerous(awaiting));
    }

    /** A text without words takes no place. */
}
