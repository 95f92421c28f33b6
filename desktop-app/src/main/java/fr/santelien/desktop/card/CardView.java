package fr.santelien.desktop.card;

import fr.santelien.desktop.dialog.Dialogs;
import fr.santelien.desktop.screen.Chip;
import fr.santelien.desktop.screen.Destination;
import fr.santelien.desktop.screen.FxmlView;
import fr.santelien.desktop.screen.Navigator;
import fr.santelien.desktop.screen.NoticeBar;
import fr.santelien.desktop.screen.Screen;
import fr.santelien.desktop.screen.Shown;
import fr.santelien.desktop.screen.Tone;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import fr.santelien.smartcard.CardReport;
import fr.santelien.smartcard.CardState.CodeEntry;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Carte et lecteur: what the poste sees of them, and a test. Shows nothing of people, so that anybody may open it. */
public final class CardView implements Screen {

    private static final String FILE = "santelien-carte-et-lecteur.txt";

    /** Where it was opened: in a session, or over the login screen, where it can be left. */
    public enum Opened {
        IN_SESSION,
        OVER_LOGIN
    }

    private final CardViewModel model;
    private final Dialogs dialogs;
    private final Navigator navigator;
    private final Clock clock;
    private final Opened opened;
    private final Parent root;

    /** Whose rules the field of the code follows: what is typed is dropped only when the card changes. */
    private CardReport.@Nullable Card asked;

    @FXML
    private Button back;

    @FXML
    private Chip state;

    @FXML
    private Button test;

    @FXML
    private NoticeBar notice;

    @FXML
    private VBox problem;

    @FXML
    private Label sentence;

    @FXML
    private Label remedy;

    @FXML
    private VBox readers;

    @FXML
    private Label module;

    @FXML
    private Label moduleDetail;

    @FXML
    private Label family;

    @FXML
    private Label code;

    @FXML
    private VBox certificates;

    @FXML
    private VBox authorities;

    @FXML
    private Label revocation;

    @FXML
    private Label checkHelp;

    @FXML
    private VBox steps;

    @FXML
    private VBox document;

    @FXML
    private CodeEntryPane documentCode;

    @SuppressWarnings("NullAway.Init") // the FXML loader fills the fields
    public CardView(CardViewModel model, Dialogs dialogs, Navigator navigator, Clock clock, Opened opened) {
        this.model = model;
        this.dialogs = dialogs;
        this.navigator = navigator;
        this.clock = clock;
        this.opened = opened;
        this.root = FxmlView.load(this);
        model.refresh();
    }

    @FXML
    private void initialize() {
        Shown.when(opened == Opened.OVER_LOGIN, back);
        notice.follow(model.message());
        documentCode.setOnGiven(model::testDocument);
        authorities.getChildren().setAll(TrustRows.authorities(model.settings().authorities()));
        model.page().subscribe(this::show);
    }

    @FXML
    private void back() {
        navigator.back();
    }

    @FXML
    private void refreshNow() {
        model.refresh();
    }

    @FXML
    private void test() {
        model.test();
    }

    @FXML
    private void export() {
        dialogs.saveAs(Texts.get("card.export"), FILE).ifPresent(model::export);
    }

    @FXML
    private void more() {
        navigator.open(new Destination.Help(
                CardSentences.of(model.page().get().state()).anchor()));
    }

    private void show(CardPage page) {
        CardSentence said = CardSentences.of(page.state());
        state.show(said.title(), said.tone(), null);
        boolean wrong = said.tone() == Tone.BAD || said.tone() == Tone.WARN;
        Shown.when(wrong, problem);
        problem.getStyleClass().removeAll("notice-bad", "notice-warn");
        problem.getStyleClass().add(said.tone().styleOf("notice"));
        sentence.setText(said.sentence());
        remedy.setText(said.remedy());
        page.report().ifPresent(this::showReport);
        revocation.setText(TrustRows.revocation(page.state(), model.settings().revocations(), new Moments(clock)));
        showTest(page);
    }

    private void showReport(CardReport report) {
        readers.getChildren().setAll(CardRows.readers(report));
        module.setText(report.module().map(CardTexts::module).orElseGet(() -> Texts.get("card.module.none")));
        moduleDetail.setText(report.module()
                .map(found -> found.file().toString())
                .orElseGet(() -> Texts.get(
                        "card.module.lookedAt",
                        report.lookedAt().stream().map(String::valueOf).collect(Collectors.joining("\n")))));
        Optional<CardReport.Card> card = report.card();
        family.setText(card.map(inside -> CardTexts.family(inside.model())).orElseGet(() -> Texts.get("card.none")));
        Shown.text(code, card.map(CardRows::code).orElse(""));
        certificates.getChildren().setAll(CardRows.certificates(report, clock));
    }

    private void showTest(CardPage page) {
        test.setDisable(page.testing());
        steps.getChildren().setAll(page.steps().stream().map(CardRows::step).toArray(Node[]::new));
        Shown.text(
                checkHelp,
                page.testing()
                        ? Texts.get("card.check.running")
                        : page.steps().isEmpty() ? Texts.get("card.check.help") : "");
        boolean signs = page.signsDocuments();
        Shown.when(signs, document);
        document.setDisable(page.testing());
        CardReport.Card inside = page.report().flatMap(CardReport::card).orElse(null);
        if (!signs || inside == null) {
            documentCode.clear();
            asked = null;
        } else if (asked == null) {
            asked = inside;
            documentCode.ask(inside.rules(), inside.entry());
            documentCode.say(
                    Texts.get("card.document.sign"),
                    Texts.get(inside.entry() == CodeEntry.PIN_PAD ? "card.document.pad" : "card.document.code"),
                    false);
        }
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public void close() {
        documentCode.clear();
        model.close();
    }
}
