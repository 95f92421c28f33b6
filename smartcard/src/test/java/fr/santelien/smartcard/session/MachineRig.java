package fr.santelien.smartcard.session;

import fr.santelien.smartcard.CardSettings;
import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.agent.FakeCard;
import fr.santelien.smartcard.agent.FakeDesk;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** The production's card machine at a fake desk, in this process; after each step everything that follows is done. */
final class MachineRig implements AutoCloseable {
    private static final String WRONG_CODE = "0000";
    /** More than any message leads to. */
    private static final int MESSAGES_IN_A_ROW = 8;

    private static final int GENEROUS_LIMIT_SECONDS = 60;

    final FakeDesk desk;
    final CardMachine machine;
    private final List<CardState> seen = new CopyOnWriteArrayList<>();

    private MachineRig(FakeDesk desk, CardSettings settings) {
        this.desk = desk;
        this.machine = new CardMachine(settings, desk.launcher());
        machine.onChange(seen::add);
        settle();
    }

    static MachineRig at(FakeDesk desk) {
        return at(desk, settings -> settings);
    }

    static MachineRig at(FakeDesk desk, UnaryOperator<CardSettings> change) {
        return new MachineRig(desk, change.apply(desk.settings()));
    }

    /** A machine that asks the code of a card. */
    static MachineRig asking(FakeCard card) {
        FakeDesk desk = FakeDesk.withReader();
        desk.insert(card);
        MachineRig rig = at(desk);
        rig.expect(CardState.AwaitingCode.class);
        return rig;
    }

    /** A machine whose card is open. */
    static MachineRig open(FakeCard card) {
        MachineRig rig = asking(card);
        rig.giveCode();
        rig.expect(CardState.Open.class);
        return rig;
    }

    /** The state once everything that was asked is done. */
    CardState state() {
        settle();
        return machine.state();
    }

    <S extends CardState> S expect(Class<S> kind) {
        CardState state = state();
        if (!kind.isInstance(state)) {
            throw new AssertionError("expected " + kind.getSimpleName() + ", not " + state);
        }
        return kind.cast(state);
    }

    /** All states since the machine started, the first excepted. */
    List<CardState> seen() {
        settle();
        return List.copyOf(seen);
    }

    void giveCode() {
        give(FakeCard.CODE);
    }

    void giveWrongCode() {
        give(WRONG_CODE);
    }

    void give(String code) {
        settle();
        machine.submitCode(code.toCharArray());
        settle();
    }

    /** The readers are looked at again. */
    CardState look() {
        desk.look();
        return state();
    }

    /** Waits for a state that comes after a delay of the machine's own: an agent started again. */
    <S extends CardState> S await(Class<S> kind) throws InterruptedException {
        CountDownLatch came = new CountDownLatch(1);
        Runnable stop = machine.onChange(state -> {
            if (kind.isInstance(state)) {
                came.countDown();
            }
        });
        if (!kind.isInstance(machine.state()) && !came.await(GENEROUS_LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("no " + kind.getSimpleName() + " came after " + seen);
        }
        stop.run();
        return expect(kind);
    }

    private void settle() {
        for (int i = 0; i < MESSAGES_IN_A_ROW; i++) {
            CountDownLatch done = new CountDownLatch(1);
            machine.post(done::countDown);
            try {
                if (!done.await(GENEROUS_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                    throw new AssertionError("the machine's thread hangs");
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public void close() {
        machine.close();
    }
}
