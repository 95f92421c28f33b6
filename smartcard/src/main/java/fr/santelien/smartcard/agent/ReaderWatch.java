package fr.santelien.smartcard.agent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Looks at the readers five times a second. Asking is one cheap call to the PC/SC service and never touches a card; the
 * blocking call of the JDK refuses to wait when there is no reader and returns on every use of a card by another program.
 */
final class ReaderWatch implements Runnable {
    private static final long PERIOD_MILLIS = 200;
    /** The same view is said again every two seconds: silence tells the poste that this process hangs. */
    private static final int ROUNDS_BETWEEN_SIGNS_OF_LIFE = 10;
    /** A card that does not answer its reset after three looks is shown as it is. */
    private static final int LOOKS_AT_A_MUTE_CARD = 3;

    private final Pcsc pcsc;
    private final Consumer<ReadersView> listener;
    private final Runnable serviceGone;
    private final Map<String, Seen> seen = new HashMap<>();
    private int insertions;

    /** What is known of an occupied reader. */
    private record Seen(int insertion, byte[] atr, int looks) {}

    ReaderWatch(Pcsc pcsc, Consumer<ReadersView> listener, Runnable serviceGone) {
        this.pcsc = pcsc;
        this.listener = listener;
        this.serviceGone = serviceGone;
    }

    @Override
    public void run() {
        int round = 0;
        String last = "";
        try {
            while (true) {
                ReadersView view = look();
                String summary = summary(view);
                if (!summary.equals(last) || ++round >= ROUNDS_BETWEEN_SIGNS_OF_LIFE) {
                    listener.accept(view);
                    last = summary;
                    round = 0;
                }
                Thread.sleep(PERIOD_MILLIS);
            }
        } catch (PcscException e) {
            listener.accept(new ReadersView(false, List.of()));
            serviceGone.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String summary(ReadersView view) {
        StringBuilder text = new StringBuilder().append(view.service());
        for (ReaderView reader : view.readers()) {
            text.append('\n').append(reader.name()).append('\t').append(reader.insertion());
        }
        return text.toString();
    }

    /** @throws PcscException when the service that answered until now went away */
    private ReadersView look() throws PcscException {
        try {
            List<ReaderView> readers = new ArrayList<>();
            for (String name : pcsc.readers()) {
                try {
                    readers.add(look(name));
                } catch (PcscException e) {
                    if (e.failure() != CardFailure.READER_GONE) {
                        throw e;
                    }
                }
            }
            return new ReadersView(true, readers);
        } catch (PcscException.NeverReached e) {
            return new ReadersView(false, List.of());
        }
    }

    private ReaderView look(String name) throws PcscException {
        if (!pcsc.occupied(name)) {
            seen.remove(name);
            return new ReaderView(name, 0, new byte[0]);
        }
        Seen before = seen.get(name);
        Seen now = before;
        if (before == null || (before.atr.length == 0 && before.looks < LOOKS_AT_A_MUTE_CARD)) {
            byte[] atr = atr(name);
            int looks = before == null ? 1 : before.looks + 1;
            now = new Seen(atr.length > 0 || looks == LOOKS_AT_A_MUTE_CARD ? ++insertions : 0, atr, looks);
            seen.put(name, now);
        }
        return new ReaderView(name, now == null ? 0 : now.insertion, now == null ? new byte[0] : now.atr);
    }

    private byte[] atr(String name) {
        try {
            return pcsc.atr(name);
        } catch (PcscException e) {
            return new byte[0]; // mute, upside down, or held by another program: looked at again
        }
    }
}
