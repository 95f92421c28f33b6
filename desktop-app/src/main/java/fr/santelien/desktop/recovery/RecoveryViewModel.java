package fr.santelien.desktop.recovery;

import fr.santelien.desktop.recovery.Recovery.Kept;
import fr.santelien.desktop.recovery.Recovery.Paper;
import fr.santelien.desktop.recovery.Recovery.Trial;
import fr.santelien.desktop.screen.Message;
import fr.santelien.desktop.screen.Tone;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.text.Texts;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Makes, takes and tries out the recovery key of the structure on this poste. */
final class RecoveryViewModel {

    private final Recovery recovery;
    private final Background background;
    private final ReadOnlyObjectWrapper<Optional<Kept>> kept = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Paper>> paper = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<@Nullable Message> message = new SimpleObjectProperty<>();

    RecoveryViewModel(Recovery recovery, Background background) {
        this.recovery = recovery;
        this.background = background;
    }

    ReadOnlyObjectProperty<Optional<Kept>> kept() {
        return kept.getReadOnlyProperty();
    }

    /** The key just made, until the screen is left. */
    ReadOnlyObjectProperty<Optional<Paper>> paper() {
        return paper.getReadOnlyProperty();
    }

    ObjectProperty<@Nullable Message> message() {
        return message;
    }

    void refresh() {
        background.run(recovery::kept, kept::set);
    }

    void make() {
        run(recovery::make, made -> {
            paper.set(Optional.of(made));
            message.set(null);
        });
    }

    void tryOut(String typed) {
        run(() -> recovery.tryOut(typed), trial -> message.set(said(trial, "recovery.tried")));
    }

    void take(String typed) {
        run(() -> recovery.take(typed), trial -> {
            paper.set(Optional.empty());
            message.set(said(trial, "recovery.taken"));
        });
    }

    /** What is shown of the key is gone: it cannot be shown again. */
    void forget() {
        paper.set(Optional.empty());
    }

    private <T> void run(Callable<T> work, java.util.function.Consumer<T> then) {
        background.run(
                work,
                result -> {
                    then.accept(result);
                    refresh();
                },
                failure -> background.refuse(failure, sentence -> message.set(Message.refused(sentence))));
    }

    private static Message said(Trial trial, String opens) {
        return switch (trial) {
            case OPENS -> Message.done(opens);
            case MISTYPED -> new Message(Tone.WARN, Texts.get("recovery.slip.mistyped"));
            case OTHER_KEY -> new Message(Tone.BAD, Texts.get("recovery.otherKey"));
        };
    }
}
