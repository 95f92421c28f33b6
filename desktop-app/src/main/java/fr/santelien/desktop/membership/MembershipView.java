package fr.santelien.desktop.membership;

import fr.santelien.coordination.Work;
import fr.santelien.coordination.access.User;
import fr.santelien.coordination.membership.LeaverWork;
import fr.santelien.coordination.membership.Member;
import fr.santelien.desktop.dialog.Dialogs;
import fr.santelien.desktop.recovery.Recovery;
import fr.santelien.desktop.screen.Chip;
import fr.santelien.desktop.screen.Destination;
import fr.santelien.desktop.screen.Entry;
import fr.santelien.desktop.screen.FxDelay;
import fr.santelien.desktop.screen.FxmlView;
import fr.santelien.desktop.screen.LiveReload;
import fr.santelien.desktop.screen.Navigator;
import fr.santelien.desktop.screen.NoticeBar;
import fr.santelien.desktop.screen.Screen;
import fr.santelien.desktop.screen.Shown;
import fr.santelien.desktop.screen.Tone;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Rattachements: who works for the structure, as what, from when to when, and which of their cards were lost. */
public final class MembershipView implements Screen {

    private static final Set<String> TYPES = Set.of("PractitionerRole", "Practitioner", "Organization");

    /** An end nearer than this is shown as a warning. */
    private static final int SOON_DAYS = 31;

    private final MembershipViewModel model;
    private final LeftWorkViewModel left;
    private final Moments moments;
    private final Dialogs dialogs;
    private final Navigator navigator;
    private final Parent root;
    private final LiveReload live;
    private final LiveReload leaving;

    @FXML
    private Chip count;

    @FXML
    private TextField filter;

    @FXML
    private TableView<Member> table;

    @FXML
    private TableColumn<Member, Member> person;

    @FXML
    private TableColumn<Member, Member> profession;

    @FXML
    private TableColumn<Member, Member> role;

    @FXML
    private TableColumn<Member, Member> since;

    @FXML
    private TableColumn<Member, Member> until;

    @FXML
    private Label placeholder;

    @FXML
    private NoticeBar notice;

    @FXML
    private LeftWorkPanel leftWork;

    @FXML
    private Button recoveryKey;

    @FXML
    private Button lost;

    /**
     * @param cards those this poste opens for
     * @param recovery of the structure on this poste
     * @param leaver how long the work that a leaver had not sent is kept
     */
    @SuppressWarnings("NullAway.Init") // the FXML loader fills the fields
    public MembershipView(
            Work work,
            Background background,
            Clock clock,
            Dialogs dialogs,
            Navigator navigator,
            EnrolledCards cards,
            Recovery recovery,
            Duration leaver) {
        this.model = new MembershipViewModel(work.memberships(), cards, recovery, background, clock);
        this.left = new LeftWorkViewModel(work.memberships(), leaver, background, clock, model.message());
        this.dialogs = dialogs;
        this.navigator = navigator;
        this.moments = new Moments(clock);
        this.root = FxmlView.load(this);
        this.live = new LiveReload(work.changes(), TYPES, background, new FxDelay(), model::refresh);
        this.leaving = new LiveReload(work.changes(), background, new FxDelay(), left::refresh);
        refresh();
        model.remind();
    }

    @FXML
    private void initialize() {
        notice.follow(model.message());
        leftWork.follow(left, this::destroy, filter);
        Shown.when(model.referent(), recoveryKey);
        Shown.when(model.referent(), lost);
        table.getSelectionModel().selectedItemProperty().subscribe(this::offer);
        filter.textProperty().bindBidirectional(model.filter());
        table.setItems(model.people());
        column(person, MembershipView::person);
        column(profession, member -> text(orDash(member.profession()), "label"));
        column(role, member -> new Chip(Texts.get("membership.role." + member.role()), tone(member.role()), null));
        column(since, member -> text(day(member.since()), "label"));
        column(until, this::end);
        Shown.when(false, count);
        model.active().subscribe(active -> {
            Shown.when(active.intValue() >= 0, count);
            count.show(Texts.get("membership.count", active), Tone.NEUTRAL, null);
            placeholder.setText(Texts.get(filter.getText().isBlank() ? "membership.none" : "membership.noMatch"));
        });
    }

    @FXML
    private void recoveryKey() {
        navigator.open(new Destination.RecoveryKey());
    }

    /** « Déclarer la carte perdue », or « Carte retrouvée » for a person whose card is declared lost. */
    @FXML
    private void lost() {
        Member member = table.getSelectionModel().getSelectedItem();
        if (member == null) {
            return;
        }
        if (member.lostCards().isEmpty()) {
            model.cardsOf(member, this::askNumber);
        } else if (dialogs.confirm(
                Texts.get("membership.found.title"),
                Texts.get("membership.found.text", member.lostCards().getFirst().number()),
                Texts.get("membership.found"))) {
            model.takeBackLost(member);
        }
    }

    private void askNumber(Member member, List<String> known) {
        String label = known.isEmpty()
                ? Texts.get("membership.lost.number.unknown", member.name())
                : Texts.get("membership.lost.number", member.name(), String.join(", ", known));
        dialogs.askText(
                        Texts.get("membership.lost.title"),
                        label,
                        known.isEmpty() ? "" : known.getLast(),
                        Texts.get("membership.lost"))
                .ifPresent(number -> model.declareLost(member, number));
    }

    private void destroy(LeaverWork work) {
        if (dialogs.confirm(
                Texts.get("leftWork.destroy.title", work.name()),
                Texts.get("leftWork.destroy.text", work.numbers().size()),
                Texts.get("leftWork.destroy.go"))) {
            left.destroy(work);
        }
    }

    private void offer(@Nullable Member member) {
        lost.setDisable(member == null);
        boolean found = member != null && !member.lostCards().isEmpty();
        lost.setText(Texts.get(found ? "membership.found" : "membership.lost"));
    }

    private static Node person(Member member) {
        Label name = text(member.name(), "strong");
        if (member.lostCards().isEmpty()) {
            return name;
        }
        String number = member.lostCards().getFirst().number();
        return new HBox(8, name, new Chip(Texts.get("membership.lost.chip", number), Tone.BAD, null));
    }

    private static void column(TableColumn<Member, Member> column, Function<Member, Node> cell) {
        column.setCellValueFactory(row -> new javafx.beans.property.SimpleObjectProperty<>(row.getValue()));
        column.setCellFactory(made -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Member member, boolean empty) {
                super.updateItem(member, empty);
                setGraphic(empty || member == null ? null : cell.apply(member));
            }
        });
    }

    private Node end(Member member) {
        LocalDate end = member.until();
        if (!member.active()) {
            return new Chip(Texts.get("membership.ended", day(end)), Tone.NEUTRAL, null);
        }
        if (end != null && end.isBefore(moments.today().plusDays(SOON_DAYS))) {
            return new Chip(Texts.get("membership.endsSoon", day(end)), Tone.WARN, null);
        }
        return text(day(end), "label");
    }

    private static Tone tone(User.Role role) {
        return switch (role) {
            case COORDINATOR, DOCTOR -> Tone.INFO;
            case REFERENT -> Tone.OK;
            case SECRETARY, MEMBER -> Tone.NEUTRAL;
        };
    }

    private static String day(@Nullable LocalDate date) {
        return Optional.ofNullable(date).map(Moments::day).orElse("—");
    }

    private static String orDash(@Nullable String text) {
        return text == null ? "—" : text;
    }

    private static Label text(String words, String style) {
        Label label = new Label(words);
        label.getStyleClass().add(style);
        return label;
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void refresh() {
        model.refresh();
        left.refresh();
    }

    @Override
    public Entry entry() {
        return new Entry.Notes().place("filter", model.filter().get()).entry();
    }

    @Override
    public void resume(Entry entry) {
        model.filter().set(entry.place("filter"));
    }

    @Override
    public void close() {
        live.close();
        leaving.close();
        model.close();
        left.close();
    }
}
