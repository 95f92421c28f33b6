package fr.santelien.desktop.contactpoint;

import fr.santelien.coordination.contactpoint.RequestDetail;
import fr.santelien.coordination.contactpoint.RequestDetail.TrailEntry;
import fr.santelien.coordination.contactpoint.RequestRow;
import fr.santelien.coordination.contactpoint.RequestRow.Stage;
import fr.santelien.desktop.dialog.Dialogs;
import fr.santelien.desktop.patient.IdentityBanner;
import fr.santelien.desktop.screen.Chip;
import fr.santelien.desktop.screen.FxmlView;
import fr.santelien.desktop.screen.NoticeBar;
import fr.santelien.desktop.screen.Shown;
import fr.santelien.desktop.screen.Tone;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One request: what is asked, its trail, and the actions that its stage allows. */
public final class RequestDetailView {

    private static final KeyCombination SEND = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final ContactPointViewModel model;
    private final ReplyViewModel reply;
    private final Moments moments;
    private final DocumentsView documents;
    private final Parent root;

    @FXML
    private Label nothingOpened;

    @FXML
    private Pane requestPane;

    @FXML
    private Label requestTitle;

    @FXML
    private HBox requestState;

    @FXML
    private Label requestNumber;

    @FXML
    private IdentityBanner identityBanner;

    @FXML
    private Label requestSender;

    @FXML
    private Label requestDescription;

    @FXML
    private VBox documentsPlace;

    @FXML
    private VBox requestTrail;

    @FXML
    private NoticeBar requestNotice;

    @FXML
    private Pane replyPane;

    @FXML
    private Label replyLabel;

    @FXML
    private TextArea replyText;

    @FXML
    private CheckBox awaitSenderCheck;

    @FXML
    private Button sendReplyButton;

    @FXML
    private Pane actionBar;

    @FXML
    private Button takeButton;

    @FXML
    private Button replyButton;

    @FXML
    private Button closeButton;

    @FXML
    private Label readOnlyLabel;

    @SuppressWarnings("NullAway.Init")
    RequestDetailView(ContactPointViewModel model, Moments moments, Dialogs dialogs) {
        this.model = model;
        this.reply = model.reply();
        this.moments = moments;
        this.documents = new DocumentsView(model.documents(), dialogs);
        this.root = FxmlView.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        documentsPlace.getChildren().setAll(documents.root());
        requestNotice.follow(model.message());
        replyText.textProperty().bindBidirectional(reply.text());
        awaitSenderCheck.selectedProperty().bindBidirectional(reply.awaitSender());
        replyText.setOnKeyPressed(key -> {
            if (SEND.match(key)) {
                model.sendReply();
                key.consume();
            }
        });
        for (Button button : new Button[] {takeButton, sendReplyButton}) {
            button.disableProperty().bind(model.busy());
        }
        reply.kind().addListener((observed, before, now) -> showReply(now));
        model.detail().addListener((observed, before, now) -> show(now));
        show(null);
        showReply(null);
    }

    @FXML
    private void take() {
        model.take();
    }

    @FXML
    private void startAnswer() {
        model.startReply(Reply.Kind.ANSWER);
        replyText.requestFocus();
    }

    @FXML
    private void startClosing() {
        model.startReply(Reply.Kind.CLOSE);
        replyText.requestFocus();
    }

    @FXML
    private void send() {
        model.sendReply();
    }

    @FXML
    private void cancelReply() {
        model.cancelReply();
        replyButton.requestFocus();
    }

    private void show(@Nullable RequestDetail shown) {
        Shown.when(shown == null, nothingOpened);
        Shown.when(shown != null, requestPane);
        if (shown == null) {
            return;
        }
        RequestRow row = shown.row();
        requestTitle.setText(row.title());
        requestState.getChildren().setAll(RequestCells.priority(row.priority()), stageChip(row.stage()));
        if (row.unsent()) {
            requestState.getChildren().add(new Chip(Texts.get("state.unsent"), Tone.WARN, Feather.UPLOAD_CLOUD));
        }
        requestNumber.setText(Texts.get("contactpoint.number", row.number()));
        identityBanner.show(row.patient(), moments.today());
        String person = shown.senderPerson() == null ? "" : " · " + shown.senderPerson();
        requestSender.setText(RequestText.sender(row) + person + " · " + moments.full(row.received()));
        requestDescription.setText(shown.description());
        Shown.when(!shown.description().isBlank(), requestDescription);
        requestTrail.getChildren().clear();
        shown.trail().forEach(this::addStep);
        showActions(row);
    }

    private void showActions(RequestRow row) {
        boolean open = row.stage() != Stage.CLOSED && model.mayWrite();
        boolean toTake = open && row.stage() == Stage.TO_HANDLE;
        Shown.when(toTake, takeButton);
        Shown.when(open, replyButton, closeButton);
        Shown.when(!model.mayWrite(), readOnlyLabel);
        replyButton.getStyleClass().remove("accent");
        if (open && !toTake) {
            replyButton.getStyleClass().add("accent");
        }
        Shown.when((open || !model.mayWrite()) && reply.kind().get() == null, actionBar);
    }

    private void showReply(Reply.@Nullable Kind kind) {
        Shown.when(kind != null, replyPane);
        RequestDetail shown = model.detail().get();
        if (shown != null) {
            showActions(shown.row());
        }
        if (kind != null) {
            boolean answer = kind == Reply.Kind.ANSWER;
            replyLabel.setText(Texts.get(answer ? "contactpoint.reply.answer" : "contactpoint.reply.close"));
            sendReplyButton.setText(Texts.get(answer ? "contactpoint.reply.send" : "contactpoint.reply.confirmClose"));
            Shown.when(answer, awaitSenderCheck);
        }
    }

    private static Chip stageChip(Stage stage) {
        String text = Texts.get("contactpoint.stage." + stage.name());
        return switch (stage) {
            case TO_HANDLE -> new Chip(text, Tone.NEUTRAL, null);
            case TAKEN -> new Chip(text, Tone.INFO, null);
            case AWAITING_SENDER -> new Chip(text, Tone.WARN, null);
            case CLOSED -> new Chip(text, Tone.OK, Feather.CHECK);
        };
    }

    private void addStep(TrailEntry entry) {
        requestTrail.getChildren().add(line(RequestText.step(entry, moments), "trail-step"));
        String text = entry.text();
        if (text != null && !text.isBlank()) {
            requestTrail.getChildren().add(line(text, "trail-text"));
        }
    }

    private static Label line(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
