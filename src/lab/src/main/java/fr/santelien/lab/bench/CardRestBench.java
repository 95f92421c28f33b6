package fr.santelien.lab.bench;

import fr.santelien.lab.card.CardDesk;
import fr.santelien.lab.card.CardFollower;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.CardState;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Processor time while nothing happens: the agent's process and the poste's card threads, in percent of one core. */
final class CardRestBench {
    private static final Duration REST = Duration.ofSeconds(10);
    /** After a change the agent's code is still being compiled. */
    private static final Duration SETTLE = Duration.ofSeconds(3);

    private static final Limit ONE_PERCENT = new Limit.Most(1);

    private CardRestBench() {}

    static List<Figure> run(CardDesk desk) throws Exception {
        try (CardSession session = desk.start();
                CardFollower states = new CardFollower(session);
                BareProcess bare = BareProcess.start(desk)) {
            bare.order();
            bare.answer(); // it is watching; nobody reads what it says when the card goes in
            states.await(CardState.NoCard.class);
            Figure out = rest("at rest, card out", bare);
            desk.reader().insert(desk.cps3(DemoPerson.SOPHIE));
            states.await(CardState.AwaitingCode.class);
            session.submitCode(DemoPerson.CODE.toCharArray());
            states.await(CardState.Open.class);
            bare.answer();
            bare.order();
            bare.answer();
            Figure in = rest("at rest, card in and open", bare);
            desk.reader().remove();
            return List.of(out, in);
        }
    }

    private static Figure rest(String what, BareProcess bare) throws InterruptedException {
        ProcessHandle agent = CardDesk.agent().orElseThrow();
        TimeUnit.NANOSECONDS.sleep(SETTLE.toNanos());
        long start = System.nanoTime();
        long ours = used(agent) + cardThreads();
        long theirs = used(bare.handle());
        TimeUnit.NANOSECONDS.sleep(REST.toNanos());
        double elapsed = System.nanoTime() - start;
        return new Figure(
                what,
                100 * (used(agent) + cardThreads() - ours) / elapsed,
                "bare process in waitForChange",
                100 * (used(bare.handle()) - theirs) / elapsed,
                "%",
                ONE_PERCENT);
    }

    private static long used(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow().toNanos();
    }

    /** The rest of this JVM is the bench and the virtual card. */
    private static long cardThreads() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long used = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().startsWith("card-")) {
                used += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return used;
    }
}
