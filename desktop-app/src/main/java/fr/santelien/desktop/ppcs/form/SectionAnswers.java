package fr.santelien.desktop.ppcs.form;

import fr.santelien.coordination.ppcs.Answers;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The answers of a section as typed: the root of its scopes. */
final class SectionAnswers implements AnswerScope {

    private final Consumer<Answers> edited;
    private Answers answers;
    private boolean showing;

    /** @param edited gets the answers after each change by the user */
    SectionAnswers(Answers answers, Consumer<Answers> edited) {
        this.answers = answers;
        this.edited = edited;
    }

    @Override
    public Answers get() {
        return answers;
    }

    @Override
    public void change(UnaryOperator<Answers> change) {
        Answers changed = change.apply(answers);
        if (!changed.equals(answers)) {
            answers = changed;
            if (!showing) {
                edited.accept(changed);
            }
        }
    }

    @Override
    public List<Answers> scopes() {
        return List.of(answers);
    }

    /** What was read again from the poste, without telling; nor is told what {@code show} keeps of what was there. */
    void replace(Answers read, Runnable show) {
        answers = read;
        showing = true;
        try {
            show.run();
        } finally {
            showing = false;
        }
    }
}
