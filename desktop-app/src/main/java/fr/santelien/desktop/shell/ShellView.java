package fr.santelien.desktop.shell;

import fr.santelien.coordination.Work;
import fr.santelien.coordination.access.User;
import fr.santelien.desktop.help.HelpTopics;
import fr.santelien.desktop.screen.Chip;
import fr.santelien.desktop.screen.Destination;
import fr.santelien.desktop.screen.FxmlView;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.task.Delay;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** The frame of one session: top bar, side bar, the open screen, foot line. */
public final class ShellView implements AutoCloseable {

    private final Work work;
    private final ShellOwner owner;
    private final ShellViewModel model;
    private final ScreenFactory screens;
    private final Parent root;
    private final Map<NavItem, Destination> destinations = new LinkedHashMap<>();
    private ScreenNavigator navigator;

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
    private NavItem help;

    @FXML
    private StackPane place;

    @FXML
    private Label card;

    @FXML
    private Label structure;

    @FXML
    private Label waiting;

    /** @param owner what the frame says of the card, and what it asks of the session */
    @SuppressWarnings("NullAway.Init") // the FXML loader fills the fields
    public ShellView(
            Work work, ShellOwner owner, ScreenFactory screens, Background background, Delay delay, Moments moments) {
        this.work = work;
        this.owner = owner;
        this.screens = screens;
        this.model = new ShellViewModel(work, owner::finess, background, delay, moments);
        this.root = FxmlView.load(this);
    }

    @FXML
    private void initialize() {
        navigator = new ScreenNavigator(screens, work, place, this::opened);
        destinations.put(contactPoint, new Destination.ContactPoint(null));
        destinations.put(worklists, new Destination.Worklists(null));
        destinations.put(patients, new Destination.Patients(null));
        destinations.put(plans, new Destination.Plans());
        destinations.put(memberships, new Destination.Memberships());
        destinations.put(synchronisation, new Destination.Synchronisation());
        destinations.put(help, new Destination.Help(null));
        destinations.forEach((item, destination) -> item.setOnAction(clicked -> navigator.open(destination)));
        searchLine.prefWidthProperty().bind(search.widthProperty().subtract(22));
        showUser();
        card.setText(Texts.get("shell.card", owner.reader()));
        model.counts().subscribe(read -> read.ifPresent(this::showCounts));
        model.refresh();
    }

    public Parent root() {
        return root;
    }

    public void open(Destination destination) {
        navigator.open(destination);
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
        if (!navigator.helping()) {
            owner.wentTo(destination);
        }
    }

    /** One plan belongs to the line of the plans. */
    private static Class<? extends Destination> section(Destination destination) {
        return destination instanceof Destination.Plan ? Destination.Plans.class : destination.getClass();
    }

    private void showUser() {
        User who = work.user();
        String profession = who.profession();
        String role = profession == null ? Texts.get("membership.role." + who.role()) : profession;
        userName.setText(who.display());
        userRole.setText(Texts.get("shell.user.role", role, owner.cardType()));
        user.setAccessibleText(Texts.get("shell.user", who.display(), userRole.getText()));
    }

    private void showCounts(ShellViewModel.Counts counts) {
        StatusLine line = counts.status();
        status.show(line.text(), line.tone(), line.icon());
        status.setTooltip(new Tooltip(line.detail()));
        status.setAccessibleText(line.detail());
        structure.setText(Texts.get("shell.structure", work.user().structureName(), counts.finess()));
        contactPoint.setCount(counts.requests());
        synchronisation.setCount(counts.decisions());
        waiting.setText(Texts.get("shell.waiting", counts.waiting()));
        waiting.getStyleClass().remove("waiting");
        if (counts.waiting() > 0) {
            waiting.getStyleClass().add("waiting");
        }
    }

    /** How many requests there are to handle, -1 until the first reading; goes on while the frame is hidden. */
    public ObservableValue<Integer> requests() {
        return model.counts()
                .map(read -> read.map(ShellViewModel.Counts::requests).orElse(-1));
    }

    /** Leaves the open screen and stops listening. */
    @Override
    public void close() {
        navigator.close();
        model.close();
    }
}
