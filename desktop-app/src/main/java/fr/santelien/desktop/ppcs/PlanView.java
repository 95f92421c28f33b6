package fr.santelien.desktop.ppcs;

import fr.santelien.coordination.Work;
import fr.santelien.coordination.ppcs.Answers;
import fr.santelien.coordination.ppcs.Plan;
import fr.santelien.coordination.ppcs.PlanStatus;
import fr.santelien.coordination.ppcs.Section;
import fr.santelien.desktop.patient.IdentityBanner;
import fr.santelien.desktop.ppcs.form.SectionForm;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One PPCS: its sections, the form of the one shown, and how far the plan is. */
public final class PlanView implements Screen {

    private static final Set<String> TYPES = Set.of("CarePlan", "QuestionnaireResponse", "Patient");

    private final PlanViewModel model;
    private final Navigator navigator;
    private final Moments moments;
    private final Parent root;
    private final LiveReload live;
    private final SectionBar sections;
    private @Nullable SectionForm form;
    private String formSection = "";

    /** What was typed and is no answer yet, by field, until its section is shown. */
    private Map<String, String> left = Map.of();

    @FXML
    private IdentityBanner identityBanner;

    @FXML
    private FlowPane planState;

    @FXML
    private Label savedLabel;

    @FXML
    private Button activateButton;

    @FXML
    private NoticeBar planNotice;

    @FXML
    private Pane planBody;

    @FXML
    private VBox sectionBox;

    @FXML
    private Label sectionTitle;

    @FXML
    private Pane conflictNote;

    @FXML
    private ScrollPane formScroll;

    @FXML
    private VBox formBox;

    @FXML
    private Button nextSectionButton;

    @FXML
    private ProgressBar planProgressBar;

    @FXML
    private Label planProgress;

    @FXML
    private Label planChanged;

    @FXML
    private Pane missingPane;

    @FXML
    private VBox missingBox;

    @FXML
    private Label readOnlyLabel;

    @SuppressWarnings("NullAway.Init")
    public PlanView(Work work, Background background, Navigator navigator, Clock clock, String planId) {
        FxDelay delay = new FxDelay();
        this.model = new PlanViewModel(work.plans(), planId, background, delay, clock);
        this.navigator = navigator;
        this.moments = new Moments(clock);
        this.root = FxmlView.load(this);
        this.sections = new SectionBar(sectionBox, model::openSection);
        this.live = new LiveReload(work.changes(), TYPES, background, delay, this::refresh);
        model.refresh();
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
        Section section = model.section().get();
        Entry.Notes notes = new Entry.Notes()
                .place("section", section == null ? "" : section.form().linkId())
                .place("typing", model.unfinished() ? "true" : "");
        (form == null ? left : form.notAnswers()).forEach(notes::typed);
        return notes.entry();
    }

    @Override
    public void resume(Entry entry) {
        left = entry.typed();
        model.resume(entry.place("section"), !entry.place("typing").isEmpty());
    }

    @Override
    public void interrupt() {
        live.close();
        model.interrupt();
    }

    @Override
    public void close() {
        live.close();
        model.close();
    }

    @FXML
    private void initialize() {
        planNotice.follow(model.message());
        model.plan().addListener((observed, before, now) -> showPlan(now));
        model.section().addListener((observed, before, now) -> showSection(now));
        model.answers().addListener((observed, before, now) -> showAnswers());
        model.savedAt().addListener((observed, before, now) -> showSaved(now));
        model.missing().addListener((ListChangeListener<Missing>) change -> showMissing());
        showSaved(null);
        showMissing();
        showPlan(null);
    }

    @FXML
    private void activate() {
        if (form != null) {
            form.touch();
        }
        model.activate();
    }

    @FXML
    private void nextSection() {
        nextOf(model.section().get()).ifPresent(model::openSection);
        sectionBox.requestFocus();
    }

    @FXML
    private void allPlans() {
        navigator.open(new Destination.Plans());
    }

    @FXML
    private void decide() {
        navigator.open(new Destination.Synchronisation());
    }

    private void showPlan(@Nullable Plan plan) {
        Shown.when(plan != null, planBody);
        identityBanner.show(plan == null ? null : plan.patient(), moments.today());
        planState.getChildren().clear();
        Shown.when(plan != null && plan.mayWrite() && plan.row().status() == PlanStatus.DRAFT, activateButton);
        if (plan == null) {
            return;
        }
        planState.getChildren().add(PlanCells.status(plan.row().status()));
        if (plan.row().unsent()) {
            planState.getChildren().add(new Chip(Texts.get("state.unsent"), Tone.WARN, Feather.UPLOAD_CLOUD));
        }
        planChanged.setText(Texts.get("ppcs.changed", moments.full(plan.row().changed())));
        Shown.when(!plan.mayWrite(), readOnlyLabel);
        showProgress(plan);
    }

    private void showSection(@Nullable Section section) {
        if (section == null) {
            form = null;
            formBox.getChildren().clear();
            return;
        }
        String linkId = section.form().linkId();
        sectionTitle.setText(section.form().label());
        if (!linkId.equals(formSection) || form == null) {
            formSection = linkId;
            Plan plan = model.plan().get();
            SectionForm made = new SectionForm(
                    section.form(), model.answers().get(), plan == null || plan.mayWrite(), model::edit, model::flush);
            if (!model.missing().isEmpty()) {
                made.touch();
            }
            form = made;
            formBox.getChildren().setAll(made.node());
            formScroll.setVvalue(0);
            made.putBack(left);
            left = Map.of();
        }
        Plan plan = model.plan().get();
        if (plan != null) {
            showProgress(plan);
        }
    }

    private void showAnswers() {
        Section section = model.section().get();
        Plan plan = model.plan().get();
        if (form != null && section != null && section.form().linkId().equals(formSection)) {
            Answers shown = form.show(model.answers().get());
            if (!shown.equals(model.answers().get())) {
                model.keepShowing(shown);
            }
        }
        if (plan != null) {
            showProgress(plan);
        }
    }

    private void showProgress(Plan plan) {
        Section section = model.section().get();
        String linkId = section == null ? "" : section.form().linkId();
        sections.show(plan, linkId, model::completion);
        Shown.when(plan.conflicts().contains(linkId), conflictNote);
        Shown.when(nextOf(section).isPresent(), nextSectionButton);
        planProgressBar.setProgress(model.percent() / 100.0);
        planProgress.setText(Texts.get("ppcs.progress", model.percent()));
    }

    private Optional<String> nextOf(@Nullable Section section) {
        Plan plan = model.plan().get();
        if (plan == null || section == null) {
            return Optional.empty();
        }
        List<String> linkIds =
                plan.sections().stream().map(each -> each.form().linkId()).toList();
        int next = linkIds.indexOf(section.form().linkId()) + 1;
        return next < linkIds.size() ? Optional.of(linkIds.get(next)) : Optional.empty();
    }

    private void showSaved(@Nullable Instant at) {
        Shown.when(at != null, savedLabel);
        if (at != null) {
            savedLabel.setText(Texts.get("ppcs.saved", moments.second(at)));
        }
    }

    private void showMissing() {
        missingBox.getChildren().clear();
        for (Missing missing : model.missing()) {
            Hyperlink link = new Hyperlink(missing.words());
            link.setWrapText(true);
            link.setMinHeight(Region.USE_PREF_SIZE);
            link.setOnAction(clicked -> model.openSection(missing.section()));
            missingBox.getChildren().add(link);
        }
        Shown.when(!model.missing().isEmpty(), missingPane);
    }
}
