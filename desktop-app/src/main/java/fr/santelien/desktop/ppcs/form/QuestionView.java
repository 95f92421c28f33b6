package fr.santelien.desktop.ppcs.form;

import fr.santelien.coordination.ppcs.Answers;
import fr.santelien.coordination.ppcs.FormItem;
import fr.santelien.desktop.screen.Shown;
import fr.santelien.desktop.text.Texts;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A question: label, field, help, and what is wrong once the field was left. */
abstract class QuestionView implements ItemView {

    private final FormItem item;
    private final AnswerScope scope;
    private final FormContext context;
    private final VBox box = new VBox(4);
    private final Label problem = wrapped("bad-text", "small");
    private boolean touched;
    private boolean showing;

    /** The answer in sight, or typed. */
    private String shown = "";

    QuestionView(FormItem item, AnswerScope scope, FormContext context) {
        this.item = item;
        this.scope = scope;
        this.context = context;
    }

    /** The field, made once; listens to the user and calls {@link #answer}. */
    abstract Node field();

    /** Puts an answer in the field. */
    abstract void put(String answer);

    /** What is wrong with what is typed, empty when nothing is. */
    String problem() {
        return "";
    }

    /** Called by the subclass once its field exists. */
    final void build() {
        Label label = wrapped("field-label");
        label.setText(item.required() ? Texts.get("ppcs.required", item.label()) : item.label());
        Node field = field();
        field.setId(
                scope.get().id().isEmpty()
                        ? item.linkId()
                        : item.linkId() + "-" + scope.get().id());
        field.setDisable(!context.editable());
        field.setAccessibleText(label.getText());
        label.setLabelFor(field);
        box.getChildren().addAll(label, field);
        String help = item.help();
        if (help != null) {
            Label hint = wrapped("muted", "small");
            hint.setText(help);
            box.getChildren().add(hint);
            field.setAccessibleHelp(help);
        }
        box.getChildren().add(problem);
        field.focusWithinProperty().addListener((observed, before, within) -> {
            if (!within) {
                leave();
            }
        });
        show();
    }

    /** The user answered; blank for no answer. */
    final void answer(String answer) {
        if (!showing) {
            shown = answer;
            scope.change(group -> AnswerTree.with(group, item.linkId(), List.of(answer)));
            showProblem();
            context.changed().run();
        }
    }

    @Override
    public final Node node() {
        return box;
    }

    @Override
    public final void show() {
        Answers answers = scope.get();
        // What was typed and cannot be kept stays in sight with its explanation.
        if (!field().isFocusWithin() && problem().isEmpty()) {
            showing = true;
            shown = answers.first(item.linkId());
            put(shown);
            showing = false;
        } else if (!shown.equals(answers.first(item.linkId()))) {
            // Another answer came in under her eyes: what she types now replaces the one she sees, not that one.
            scope.change(group -> AnswerTree.with(group, item.linkId(), List.of(shown)));
        }
        showProblem();
    }

    @Override
    public final void notAnswers(BiConsumer<String, String> typed) {
        if (field() instanceof TextInputControl input && !problem().isEmpty()) {
            typed.accept(input.getId(), input.getText());
        }
    }

    @Override
    public final void touch() {
        touched = true;
        showProblem();
    }

    @Override
    public boolean wide() {
        return false;
    }

    final FormItem item() {
        return item;
    }

    private void leave() {
        touched = true;
        show();
        context.left().run();
    }

    private void showProblem() {
        String wrong = problem();
        if (wrong.isEmpty()
                && item.required()
                && scope.get().first(item.linkId()).isBlank()) {
            wrong = Texts.get("ppcs.missing");
        }
        problem.setText(wrong);
        Shown.when(touched && context.editable() && !wrong.isEmpty(), problem);
    }

    private static Label wrapped(String... styles) {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
