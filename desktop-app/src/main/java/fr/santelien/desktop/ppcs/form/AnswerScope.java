package fr.santelien.desktop.ppcs.form;

import fr.santelien.coordination.ppcs.Answers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The answers of one group occurrence, within those of the groups around it. Changing it changes the whole section. */
interface AnswerScope {

    Answers get();

    void change(UnaryOperator<Answers> change);

    /** Answers of this group, then of those around it, innermost first. */
    List<Answers> scopes();

    /** One occurrence of a group nested in this one. */
    default AnswerScope nested(String linkId, String id) {
        AnswerScope around = this;
        return new AnswerScope() {
            @Override
            public Answers get() {
                return AnswerTree.occurrence(around.get(), linkId, id);
            }

            @Override
            public void change(UnaryOperator<Answers> change) {
                around.change(group -> AnswerTree.withOccurrence(
                        group, linkId, change.apply(AnswerTree.occurrence(group, linkId, id))));
            }

            @Override
            public List<Answers> scopes() {
                List<Answers> scopes = new ArrayList<>(List.of(get()));
                scopes.addAll(around.scopes());
                return scopes;
            }
        };
    }
}
