package fr.santelien.desktop.membership;

import fr.santelien.coordination.Work;
import fr.santelien.coordination.access.User;
import fr.santelien.coordination.membership.Member;
import fr.santelien.desktop.screen.Chip;
import fr.santelien.desktop.screen.Entry;
import fr.santelien.desktop.screen.FxDelay;
import fr.santelien.desktop.screen.FxmlView;
import fr.santelien.desktop.screen.LiveReload;
import fr.santelien.desktop.screen.Screen;
import fr.santelien.desktop.screen.Shown;
import fr.santelien.desktop.screen.Tone;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

/** Rattachements: who works for the structure, as what, from when to when. Read only. */
public final class MembershipView implements Screen {

    private static final Set<String> TYPES = Set.of("PractitionerRole", "Practitioner", "Organization");

    /** An end nearer than this is shown as a warning. */
    private static final int SOON_DAYS = 31;

    private final MembershipViewModel model;
    private final Moments moments;
    private final Parent root;
    private final LiveReload live;

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

    @SuppressWarnings("NullAway.Init") // the FXML loader fills the fields
    public MembershipView(Work work, Background background, Clock clock) {
        this.model = new MembershipViewModel(work.memberships(), background);
        this.moments = new Moments(clock);
        this.root = FxmlView.load(this);
        this.live = new LiveReload(work.changes(), TYPES, background, new FxDelay(), this::refresh);
        model.refresh();
    }

    @FXML
    private void initialize() {
        filter.textProperty().bindBidirectional(model.filter());
        table.setItems(model.people());
        column(person, member -> text(member.name(), "strong"));
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
        model.close();
    }
}
