package fr.santelien.desktop.card;

import fr.santelien.desktop.screen.Message;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.text.Texts;
import fr.santelien.smartcard.CardReport;
import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.CardSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The readers, the module and the card, read again when the state of the card changes. Used on the FX thread. */
public final class CardViewModel implements AutoCloseable {

    private final CardAdministration administration;
    private final CardSession card;
    private final Background background;
    private final Runnable stopListening;
    private final ReadOnlyObjectWrapper<CardPage> page;
    private final ObjectProperty<@Nullable Message> message = new SimpleObjectProperty<>();
    private int asked;
    private boolean closed;

    public CardViewModel(CardAdministration administration) {
        this.administration = administration;
        this.card = administration.card();
        this.background = administration.work();
        this.page = new ReadOnlyObjectWrapper<>(new CardPage(card.state(), Optional.empty(), List.of(), false));
        Runnable stopStates = card.onChange(state -> background.onScreen(this::refresh));
        Runnable stopRevocations =
                administration.settings().revocations().onChange(() -> background.onScreen(this::refresh));
        this.stopListening = () -> {
            stopStates.run();
            stopRevocations.run();
        };
    }

    CardSettings settings() {
        return administration.settings();
    }

    ReadOnlyObjectProperty<CardPage> page() {
        return page.getReadOnlyProperty();
    }

    ObjectProperty<@Nullable Message> message() {
        return message;
    }

    /** Reads again; the state is there at once, the rest when the agent answered. */
    void refresh() {
        if (closed) {
            return;
        }
        page.set(page.get().with(card.state()));
        int mine = ++asked;
        card.inspect()
                .thenAccept(report -> background.onScreen(() -> {
                    if (mine == asked && !closed) {
                        page.set(page.get().with(report));
                    }
                }));
    }

    void test() {
        page.set(page.get().startingTest());
        message.set(null);
        check(check -> check.run());
    }

    /** @param code wiped; empty when it is typed on the reader */
    void testDocument(char[] code) {
        CardReport.Card inside = page.get().report().flatMap(CardReport::card).orElse(null);
        if (inside == null || !page.get().signsDocuments() || page.get().testing()) {
            Arrays.fill(code, '\0');
            return;
        }
        if (inside.entry() == fr.santelien.smartcard.CardState.CodeEntry.KEYBOARD
                && !inside.rules().accepts(code)) {
            Arrays.fill(code, '\0');
            message.set(Message.refused(CodeTexts.length(inside.rules())));
            return;
        }
        message.set(null);
        page.set(page.get().testing(true));
        check(check -> check.runDocument(code));
    }

    /** What a test does with its steps. */
    private interface Trial {
        void on(CardCheck check) throws Exception;
    }

    private void check(Trial trial) {
        CardCheck check = new CardCheck(card, administration.clock(), step -> background.onScreen(() -> show(step)));
        background.run(
                () -> {
                    trial.on(check);
                    return Boolean.TRUE;
                },
                done -> ended(),
                failure -> {
                    message.set(Message.refused(Texts.get("card.check.refused.CARD")));
                    ended();
                });
    }

    private void show(CheckStep step) {
        if (!closed) {
            page.set(page.get().with(step));
        }
    }

    private void ended() {
        if (!closed) {
            page.set(page.get().testing(false));
            refresh();
        }
    }

    /** Writes what is shown, without anything of the holder; over a file of that name. */
    void export(Path file) {
        CardPage shown = page.get();
        List<CardJournal.Entry> states = administration.journal().entries();
        background.run(
                () -> {
                    CardReport report = card.inspect().get();
                    String text = new Diagnosis(administration.clock())
                            .text(report, settings().authorities(), card.state(), states, shown.steps());
                    Files.writeString(file, text);
                    return file.getFileName();
                },
                name -> message.set(Message.done("card.export.done", name)),
                failure -> message.set(Message.refused(
                        Texts.get(failure instanceof IOException ? "card.export.failed" : "card.check.refused.CARD"))));
    }

    @Override
    public void close() {
        closed = true;
        stopListening.run();
    }
}
