package fr.santelien.desktop.login;

import fr.santelien.coordination.Work;
import fr.santelien.desktop.card.CodeTexts;
import fr.santelien.desktop.login.LoginPage.LockedSession;
import fr.santelien.desktop.session.OpenOutcome;
import fr.santelien.desktop.session.Sessions;
import fr.santelien.desktop.session.Sessions.KnownStructure;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.task.Delay;
import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.CardState;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * From a card to an open session: takes the card's states, the structure and the code, opens, and tells. Serves the
 * lock screen too, where holder and structure are those of the hidden session. Used on the FX thread.
 */
public final class LoginViewModel {

    private final Sessions sessions;
    private final Background background;
    private final Delay delay;
    private final BiConsumer<CardState.Open, Work> opened;
    private final ReadOnlyObjectWrapper<LoginPage> page;

    /** Counts the states of the card that end an opening: an answer to an earlier one comes too late. */
    private int attempt;

    private boolean opening;

    private Runnable stopEnrolment = () -> {};

    /** @param opened told of each session that opened, with the card that did */
    public LoginViewModel(
            Sessions sessions, Background background, Delay delay, BiConsumer<CardState.Open, Work> opened) {
        this.sessions = sessions;
        this.delay = delay;
        this.background = background;
        this.opened = opened;
        this.page = new ReadOnlyObjectWrapper<>(LoginPage.start(new CardState.NoCard(List.of())));
    }

    public ReadOnlyObjectProperty<LoginPage> page() {
        return page.getReadOnlyProperty();
    }

    /** To be told while the code is asked; no reason to stop anybody. */
    boolean revocationsStale() {
        return sessions.revocationsStale();
    }

    private LoginPage now() {
        return page.get();
    }

    /** A new state of the card. */
    public void show(CardState state) {
        boolean wasOpen = now().card() instanceof CardState.Open;
        Optional<CardHolder> before = now().holder();
        page.set(now().withCard(state));
        if (state instanceof CardState.Open open) {
            if (!wasOpen) {
                open(open);
            }
            return;
        }
        giveUpOpening();
        Optional<CardHolder> holder = now().holder();
        if (!holder.map(CardHolder::id).equals(before.map(CardHolder::id))) {
            page.set(now().withStructures(List.of(), null));
            holder.ifPresent(this::findStructures);
        }
    }

    /** Checked here first, because a refusal by the card costs a try; empty on a reader with keys. Wiped. */
    public void submit(char[] code) {
        if (!(now().card() instanceof CardState.AwaitingCode awaiting)) {
            Arrays.fill(code, '\0');
            return;
        }
        if (awaiting.entry() == CardState.CodeEntry.KEYBOARD
                && !awaiting.rules().accepts(code)) {
            Arrays.fill(code, '\0');
            page.set(now().withMistake(CodeTexts.length(awaiting.rules())));
            return;
        }
        page.set(now().withMistake(null));
        sessions.card().submitCode(code);
    }

    public void choose(KnownStructure structure) {
        page.set(now().withStructure(structure));
    }

    /** After a choice of structure or a refusal: opens again with the card in place. */
    public void openAgain() {
        if (now().card() instanceof CardState.Open open && !opening) {
            open(open);
        }
    }

    /** The screens of this session are hidden until its holder gives her code; null: no session is open. */
    public void lock(@Nullable LockedSession session) {
        page.set(now().withLocked(session));
    }

    /**
     * The next card can be added: says so until the time is over or she gives up; null when that is done with.
     *
     * @param left how long from now
     */
    public void enrolUntil(@Nullable Instant until, Duration left) {
        stopEnrolment.run();
        stopEnrolment = until == null ? () -> {} : delay.after(left, () -> page.set(now().withEnrolUntil(null)));
        page.set(now().withEnrolUntil(until));
    }

    /** No card is to be added after all: the key is wiped at once. */
    public void cancelEnrolment() {
        enrolUntil(null, Duration.ZERO);
        background.run(sessions::cancelEnrolment, () -> {});
    }

    /** The poste ended a session by itself; the card may still be in place. */
    public void ended(OpenOutcome.Refused said) {
        attempt++;
        opening = false;
        page.set(now().withStructures(List.of(), null).withRefusal(said));
        now().holder().ifPresent(this::findStructures);
    }

    /** She has the structure's recovery key at hand, or puts it away again. */
    public void recover(boolean typing) {
        page.set(now().withRecovering(typing));
    }

    /** Tries the recovery key for the card in place. */
    public void openWithRecoveryKey(String typed) {
        if (now().card() instanceof CardState.Open open && !opening) {
            open(open, () -> sessions.openWithRecoveryKey(open.card(), typed));
        }
    }

    /** Puts a sound file in the place of the damaged one. */
    public void repair(OpenOutcome.Repairing how) {
        if (now().card() instanceof CardState.Open open && !opening) {
            String structureId = structureId();
            open(open, () -> sessions.repair(open.card(), structureId, how));
        }
    }

    private void findStructures(CardHolder holder) {
        background.run(() -> sessions.knownStructures(holder), known -> {
            if (now().holder().map(CardHolder::id).equals(Optional.of(holder.id())) && !now().choosing()) {
                page.set(now().withStructures(known, preferred(known)));
            }
        });
    }

    private @Nullable KnownStructure preferred(List<KnownStructure> known) {
        LockedSession locked = now().locked();
        return known.stream()
                .filter(each -> locked != null && each.id().equals(locked.structureId()))
                .findFirst()
                .or(() -> known.stream().findFirst())
                .orElse(null);
    }

    private void open(CardState.Open open) {
        if (now().structure() == LoginPage.OTHER && now().locked() == null) {
            open(open, () -> sessions.otherStructures(open.card()));
        } else {
            String structureId = structureId();
            open(open, () -> sessions.open(open.card(), structureId));
        }
    }

    private void open(CardState.Open open, Callable<OpenOutcome> how) {
        int mine = ++attempt;
        opening = true;
        page.set(now().opening());
        background.run(how, outcome -> finish(mine, open, outcome), failure -> fail(mine, failure));
    }

    private @Nullable String structureId() {
        LockedSession locked = now().locked();
        if (locked != null) {
            return locked.structureId();
        }
        KnownStructure structure = now().structure();
        return structure == null ? null : structure.id();
    }

    private void finish(int mine, CardState.Open open, OpenOutcome outcome) {
        if (mine != attempt) {
            return;
        }
        opening = false;
        switch (outcome) {
            case OpenOutcome.Opened(Work work) -> opened.accept(open, work);
            case OpenOutcome.ChooseStructure(var structures) ->
                page.set(now().withStructures(structures, Objects.requireNonNull(structures.getFirst()))
                        .asChoosing());
            case OpenOutcome.Refused refused -> page.set(now().withRefusal(refused));
        }
    }

    private void fail(int mine, Exception failure) {
        if (mine == attempt) {
            opening = false;
            page.set(now().withRefusal(Failures.refusal(failure)));
        }
    }

    /** The card left, or was locked, while its data were being opened: whatever opens now is closed. */
    private void giveUpOpening() {
        attempt++;
        if (opening) {
            opening = false;
            background.run(sessions::close, () -> {});
        }
    }
}
