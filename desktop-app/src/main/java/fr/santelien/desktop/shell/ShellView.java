package fr.santelien.desktop.shell;

import fr.santelien.coordination.Work;
import fr.santelien.coordination.access.User;
import fr.santelien.desktop.card.CardExpiry;
import fr.santelien.desktop.draft.Desk;
import fr.santelien.desktop.help.HelpTopics;
import fr.santelien.desktop.screen.Chip;
import fr.santelien.desktop.screen.Destination;
import fr.santelien.desktop.screen.FxmlView;
import fr.santelien.desktop.screen.LiveReload;
import fr.santelien.desktop.screen.Message;
import fr.santelien.desktop.screen.NoticeBar;
import fr.santelien.desktop.screen.Shown;
import fr.santelien.desktop.screen.Tone;
import fr.santelien.desktop.shell.ShellViewModel.Counts;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.task.Debounce;
import fr.santelien.desktop.task.Delay;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The frame of one session: top bar, side bar, the open screen, foot line. */
public final class ShellView implements AutoCloseable {

    /** A pause after which what is being typed is put away, in case the current fails. */
    private static final Duration KEEP = Duration.ofSeconds(2);

    private final Work work;
    private final ShellOwner owner;
    private final ShellViewModel model;
    private final ScreenFactory screens;
    private final Parent root;
    private final Moments moments;
    private final Debounce typed;
    private final LiveReload saved;
    private final Map<NavItem, Destination> destinations = new LinkedHashMap<>();
    private final ObjectProperty<@Nullable Message> draft = new SimpleObjectProperty<>();
    private ScreenNavigator navigator;
    private boolean cardAsksCode;

    @FXML
    private Button search;

    @FXML
    private HBox searchLine;

    @FXML
    private Chip status;

    @FXML
    private MenuButton user;

    @FXML
    private Label userName;

    @FXML
    private Label userRole;

    @FXML
    private NavItem contactPoint;

    @FXML
    private NavItem worklists;

    @FXML
    private NavItem patients;

    @FXML
    private NavItem plans;

    @FXML
    private NavItem memberships;

    @FXML
    private NavItem synchronisation;

    @FXML
    private NavItem cardAndReader;

    @FXML
    private NavItem help;

    @FXML
    private NoticeBar draftNotice;

    @FXML
    private StackPane place;

    @FXML
    private Label card;

    @FXML
    private Hyperlink expiry;

    @FXML
    private Label structure;

    @FXML
    private Label waiting;

    @FXML
    private HBox suspended;

    @FXML
    private Label encrypted;

    /** @param owner what the frame says of the card, and what it asks of the session */
    @SuppressWarnings("NullAway.Init") // the FXML loader fills the fields
    public ShellView(
            Work work, ShellOwner owner, ScreenFactory screens, Background background, Delay delay, Moments moments) {
        this.work = work;
        this.owner = owner;
        this.screens = screens;
        this.moments = moments;
        this.model = new ShellViewModel(work, owner::finess, background, delay, moments);
        this.typed = new Debounce(delay, KEEP, this::keep);
        this.saved = new LiveReload(work.changes(), background, delay, this::saved);
        this.root = FxmlView.load(this);
    }

    @FXML
    private void initialize() {
        navigator = new ScreenNavigator(screens, work, place, this::opened, moments::now);
        draftNotice.follow(draft);
        navigator.resumed().addListener((observed, before, since) -> showDraft(since));
        place.addEventFilter(KeyEvent.KEY_TYPED, key -> typed.call());
        Shown.when(false, suspended);
        destinations.put(contactPoint, new Destination.ContactPoint(null));
        destinations.put(worklists, new Destination.Worklists(null));
        destinations.put(patients, new Destination.Patients(null));
        destinations.put(plans, new Destination.Plans());
        destinations.put(memberships, new Destination.Memberships());
        destinations.put(synchronisation, new Destination.Synchronisation());
        destinations.put(cardAndReader, new Destination.CardAndReader());
        destinations.put(help, new Destination.Help(null));
        destinations.forEach((item, destination) -> item.setOnAction(clicked -> navigator.open(destination)));
        searchLine.prefWidthProperty().bind(search.widthProperty().subtract(22));
        showUser();
        card.setText(Texts.get("shell.card", owner.reader()));
        expiry.setText(CardExpiry.warning(owner.cardLastDay(), moments.today()).orElse(""));
        expiry.setOnAction(clicked -> navigator.open(new Destination.CardAndReader()));
        Shown.when(!expiry.getText().isEmpty(), expiry);
        model.counts().subscribe(read -> read.ifPresent(this::showCounts));
        model.refresh();
    }

    public Parent root() {
        return root;
    }

    public void open(Destination destination) {
        navigator.open(destination);
    }

    /** Opens the screens as the user left them. */
    public void resume(Desk desk) {
        navigator.resume(desk);
    }

    /** The frame is in the scene again: the keyboard goes back to where it was. */
    public void shownAgain(@Nullable Desk parked) {
        navigator.focus(parked);
    }

    /** How the user leaves her desk; null before a screen was opened. */
    public @Nullable Desk desk() {
        return navigator.desk();
    }

    /** The card signs again only once its code is given: what is open stays, nothing new is sent. */
    public void cardAsksCode(boolean asks) {
        cardAsksCode = asks;
        showSuspended();
    }

    /** @return true when the key was one of the frame's: it goes no further */
    public boolean handles(KeyEvent key) {
        return ShellKeys.handle(key, this);
    }

    /** Opens the n-th line of the side bar, from 0; nothing happens beyond the last one. */
    void openNth(int index) {
        destinations.values().stream().skip(index).findFirst().ifPresent(navigator::open);
    }

    @FXML
    void search() {
        navigator.open(new Destination.Patients(null));
    }

    @FXML
    void lock() {
        owner.lock();
    }

    /** The help, at the topic of the open screen. */
    void help() {
        navigator.open(new Destination.Help(HelpTopics.of(navigator.screen())));
    }

    /** @return true when the help was open: the key that asked goes no further */
    boolean leaveHelp() {
        boolean open = navigator.helping();
        navigator.back();
        return open;
    }

    @FXML
    private void addCard() {
        owner.addCard();
    }

    void exchangeNow() {
        model.exchangeNow();
        navigator.refresh();
    }

    private void opened(Destination destination) {
        destinations.forEach((item, its) -> item.setSelected(section(destination) == its.getClass()));
    }

    private void showDraft(@Nullable Instant since) {
        draft.set(since == null ? null : new Message(Tone.INFO, Texts.get("shell.draft", moments.step(since))));
        draftNotice.offer("dropDraftButton", Texts.get("shell.draft.drop"), since == null ? null : this::dropDraft);
    }

    private void dropDraft() {
        navigator.drop();
        keep();
    }

    /** Something was written: what was put back may be part of it. */
    private void saved() {
        boolean told = navigator.resumed().get() != null;
        navigator.forgetSaved();
        if (told && navigator.resumed().get() == null) {
            keep();
        }
    }

    private void keep() {
        Desk desk = navigator.desk();
        if (desk != null) {
            owner.keep(desk);
        }
    }

    private void showSuspended() {
        boolean exchangeAsks = model.counts().get().map(Counts::codeNeeded).orElse(false);
        boolean asks = cardAsksCode || exchangeAsks;
        Shown.when(asks, suspended);
        Shown.when(!asks, encrypted);
    }

    /** One plan belongs to the line of the plans, the recovery key to that of the memberships. */
    private static Class<? extends Destination> section(Destination destination) {
        return switch (destination) {
            case Destination.Plan plan -> Destination.Plans.class;
            case Destination.RecoveryKey key -> Destination.Memberships.class;
            default -> destination.getClass();
        };
    }

    private void showUser() {
        User who = work.user();
        String profession = who.profession();
        String role = profession == null ? Texts.get("membership.role." + who.role()) : profession;
        userName.setText(who.display());
        userRole.setText(Texts.get("shell.user.role", role, owner.cardType()));
        user.setAccessibleText(Texts.get("shell.user", who.display(), userRole.getText()));
    }

    private void showCounts(Counts counts) {
        StatusLine line = counts.status();
        status.show(line.text(), line.tone(), line.icon());
        status.setTooltip(new Tooltip(line.detail()));
        status.setAccessibleText(line.detail());
        structure.setText(Texts.get("shell.structure", work.user().structureName(), counts.finess()));
        contactPoint.setCount(counts.requests());
        memberships.setCount(counts.leavers());
        synchronisation.setCount(counts.decisions());
        waiting.setText(Texts.get("shell.waiting", counts.waiting()));
        waiting.getStyleClass().remove("waiting");
        if (counts.waiting() > 0) {
            waiting.getStyleClass().add("waiting");
        }
        showSuspended();
    }

    /** How many requests there are to handle, -1 until the first reading; goes on while the frame is hidden. */
    public ObservableValue<Integer> requests() {
        return model.counts().map(read -> read.map(Counts::requests).orElse(-1));
    }

    /** Leaves the open screen and stops listening. */
    @Override
    public void close() {
        typed.cancel();
        saved.close();
        navigator.close();
        model.close();
    }
}
