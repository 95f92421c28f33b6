package fr.santelien.desktop.ppcs;

import fr.santelien.coordination.ppcs.Answers;
import fr.santelien.coordination.ppcs.FormRules.Completion;
import fr.santelien.coordination.ppcs.Plan;
import fr.santelien.coordination.ppcs.Plans;
import fr.santelien.coordination.ppcs.Section;
import fr.santelien.desktop.screen.Message;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.task.Debounce;
import fr.santelien.desktop.task.Delay;
import fr.santelien.desktop.task.InOrder;
import fr.santelien.desktop.task.Latest;
import fr.santelien.desktop.text.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * One plan being filled. What is typed is kept on the poste while typing, and given to the exchange when its section is
 * left; what comes from elsewhere never takes the place of what is being typed.
 */
public final class PlanViewModel {

    /** Shorter than a pause between two words, longer than one between two keys. */
    static final Duration PAUSE = Duration.ofMillis(400);

    private final Plans plans;
    private final String planId;
    private final Clock clock;
    private final Latest readings;
    private final InOrder writings;
    private final Debounce saving;

    private final ReadOnlyObjectWrapper<@Nullable Plan> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Section> section = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Answers> answers = new ReadOnlyObjectWrapper<>(Answers.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Instant> savedAt = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Missing> missing = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Message> message = new SimpleObjectProperty<>();

    /** What the user was looking at: only what she changed since is written. */
    private Answers base = Answers.NONE;

    /** The field she is in shows another answer than the one that was read. */
    private boolean stale;

    private int edits;

    /** What is shown was typed before an interruption and never given to the exchange. */
    private boolean unfinished;

    private @Nullable String wantedSection;
    private boolean refreshWanted;

    public PlanViewModel(Plans plans, String planId, Background background, Delay delay, Clock clock) {
        this.plans = plans;
        this.planId = planId;
        this.clock = clock;
        this.readings = new Latest(background);
        this.writings = new InOrder(background);
        this.saving = new Debounce(delay, PAUSE, this::save);
    }

    /** Reads the plan again, once everything typed is saved. */
    public void refresh() {
        if (saving.waiting() || !writings.idle()) {
            refreshWanted = true;
            return;
        }
        refreshWanted = false;
        int before = edits;
        boolean first = plan.get() == null;
        readings.run(() -> first ? plans.open(planId) : plans.reread(planId), found -> {
            if (before == edits) {
                show(found);
            } else {
                refreshWanted = true;
            }
        });
    }

    /** Comes back to a section that was left in the middle of typing. */
    void resume(String linkId, boolean typing) {
        unfinished = typing;
        wantedSection = linkId;
        if (plan.get() != null) {
            openWanted();
        }
    }

    /** Whether something typed in the section shown has not been given to the exchange. */
    boolean unfinished() {
        return unfinished || edits > 0;
    }

    /** The session ends: what was typed is saved on this poste, and stays unfinished. */
    void interrupt() {
        saving.flush();
        writings.drain();
        readings.drop();
        refreshWanted = false;
    }

    /** Shows another section; what was typed in the one before is saved and given to the exchange. */
    public void openSection(String linkId) {
        Section before = section.get();
        if (before != null && before.form().linkId().equals(linkId)) {
            return;
        }
        leaveSection();
        Plan shown = plan.get();
        if (shown != null) {
            find(shown, linkId).ifPresent(wanted -> {
                base = answersOf(shown, wanted);
                section.set(wanted);
                answers.set(base);
            });
        }
    }

    /** The user changed an answer: the new answers of the section shown. */
    public void edit(Answers typed) {
        edits++;
        answers.set(typed);
        if (!missing.isEmpty()) {
            missing.setAll(filling().missing());
        }
        saving.call();
    }

    /**
     * Of the answers just read, the field the user is in keeps the one she sees: what she types there replaces that one,
     * and an answer that came in meanwhile is to be decided.
     */
    void keepShowing(Answers shown) {
        stale = true;
        base = shown;
        answers.set(shown);
    }

    /** A field was left: saves now what is typed, and shows what came in while she was in it. */
    public void flush() {
        saving.flush();
        if (stale) {
            stale = false;
            refresh();
        }
    }

    /** Draft → active; when answers are missing, {@link #missing} names them. */
    public void activate() {
        leaveSection();
        message.set(null);
        missing.clear();
        writings.command(
                () -> plans.activate(planId),
                () -> {
                    message.set(Message.done("ppcs.done.activated"));
                    refresh();
                },
                sentence -> {
                    missing.setAll(filling().missing());
                    message.set(Message.refused(sentence));
                    refresh();
                });
    }

    /** The screen is left. */
    public void close() {
        leaveSection();
        writings.drain();
        readings.drop();
        refreshWanted = false;
    }

    /** How far a section is, what is being typed included. */
    public Completion completion(Section wanted) {
        return filling().completion(wanted);
    }

    /** How far the plan is, 0–100, over the sections this user may read. */
    public int percent() {
        return filling().percent();
    }

    private Filling filling() {
        return new Filling(plan.get(), section.get(), answers.get());
    }

    public ReadOnlyObjectProperty<@Nullable Plan> plan() {
        return plan.getReadOnlyProperty();
    }

    /** The section shown. */
    public ReadOnlyObjectProperty<@Nullable Section> section() {
        return section.getReadOnlyProperty();
    }

    /** Its answers, as typed. */
    public ReadOnlyObjectProperty<Answers> answers() {
        return answers.getReadOnlyProperty();
    }

    /** When what was typed was last saved on this poste, null before the first time. */
    public ReadOnlyObjectProperty<@Nullable Instant> savedAt() {
        return savedAt.getReadOnlyProperty();
    }

    /** Required answers that kept the plan from becoming active; empty when that was not asked. */
    public ObservableList<Missing> missing() {
        return missing;
    }

    public ObjectProperty<@Nullable Message> message() {
        return message;
    }

    private void show(Optional<Plan> found) {
        if (found.isEmpty()) {
            plan.set(null);
            message.set(Message.refused(Texts.get("ppcs.notHere")));
            return;
        }
        Plan read = found.get();
        Section before = section.get();
        Section now = before == null ? null : find(read, before.form().linkId()).orElse(null);
        if (now == null && !read.sections().isEmpty()) {
            now = read.sections().getFirst();
        }
        if (now != null) {
            base = answersOf(read, now);
            answers.set(base);
        }
        plan.set(read);
        section.set(now);
        if (!missing.isEmpty()) {
            missing.setAll(filling().missing());
        }
        openWanted();
    }

    private void openWanted() {
        String wanted = wantedSection;
        Plan shown = plan.get();
        wantedSection = null;
        if (wanted != null && shown != null) {
            find(shown, wanted).ifPresent(found -> {
                base = answersOf(shown, found);
                answers.set(base);
                section.set(found);
            });
        }
    }

    private void save() {
        Section typed = section.get();
        if (typed == null) {
            return;
        }
        String linkId = typed.form().linkId();
        Answers past = base;
        Answers snapshot = answers.get();
        base = snapshot;
        writings.command(
                () -> plans.save(planId, linkId, past, snapshot),
                () -> {
                    savedAt.set(clock.instant());
                    refreshIfWanted();
                },
                sentence -> {
                    message.set(Message.refused(sentence));
                    refreshIfWanted();
                });
    }

    private void leaveSection() {
        saving.flush();
        Section left = section.get();
        Plan shown = plan.get();
        if (left == null || shown == null || !shown.mayWrite() || !unfinished()) {
            return;
        }
        unfinished = false;
        keep(shown, left);
        writings.command(
                () -> plans.leaveSection(planId, left.form().linkId()),
                this::refresh,
                sentence -> message.set(Message.refused(sentence)));
    }

    /** What was typed is what the section is shown with when one comes back before the plan was read again. */
    private void keep(Plan shown, Section left) {
        Map<String, Answers> all = new HashMap<>(shown.answers());
        all.put(left.form().linkId(), answers.get());
        plan.set(new Plan(shown.row(), shown.patient(), shown.sections(), all, shown.conflicts(), shown.mayWrite()));
    }

    private void refreshIfWanted() {
        if (refreshWanted) {
            refresh();
        }
    }

    private static Optional<Section> find(Plan plan, String linkId) {
        return plan.sections().stream()
                .filter(section -> section.form().linkId().equals(linkId))
                .findFirst();
    }

    private static Answers answersOf(Plan plan, Section section) {
        return plan.answers().getOrDefault(section.form().linkId(), Answers.NONE);
    }
}
