package fr.santelien.smartcard.agent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Looks at the readers five times a second. Asking is one cheap call to the PC/SC service and never touches a card; the
 * blocking call of the JDK refuses to wait when there is no reader and returns on every use of a card by another program.
 */
final class ReaderWatch implements Runnable {
    private static final long PERIOD_MILLIS = 200;
    /** The same view is said again every two seconds: silence tells the poste that this process hangs. */
    private static final int ROUNDS_BETWEEN_SIGNS_OF_LIFE = 10;
    /** A card that does not answer its reset after three looks is shown as it is, and asked again from time to time. */
    private static final int LOOKS_AT_A_MUTE_CARD = 3;

    private final Pcsc pcsc;
    private final Consumer<ReadersView> listener;
    private final Runnable serviceGone;
    private final Map<String, Seen> seen = new HashMap<>();
    private int insertions;

    /** What is known of an occupied reader. */
    private record Seen(int insertion, byte[] atr, int looks) {}

    private static final Seen NOT_SEEN = new Seen(0, new byte[0], 0);

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
    ReadersView look() throws PcscException {
        try {
            List<ReaderView> readers = new ArrayList<>();
            List<String> names = pcsc.readers();
            seen.keySet().retainAll(names);
            for (String name : names) {
                look(name).ifPresent(readers::add);
            }
            return new ReadersView(true, readers);
        } catch (PcscException.NeverReached e) {
            return new ReadersView(false, List.of());
        }
    }

    /** Empty when the reader has just been unplugged. A fault of one reader takes nothing from the others. */
    private Optional<ReaderView> look(String name) throws PcscException {
        try {
            if (pcsc.occupied(name)) {
                Seen now = look(name, seen.getOrDefault(name, NOT_SEEN));
                seen.put(name, now);
                return Optional.of(new ReaderView(name, now.insertion, now.atr));
            }
        } catch (PcscException e) {
            if (e.failure() == CardFailure.SERVICE_GONE) {
                throw e;
            }
            if (e.failure() == CardFailure.READER_GONE) {
                seen.remove(name);
                return Optional.empty();
            }
        }
        seen.remove(name);
        return Optional.of(new ReaderView(name, 0, new byte[0]));
    }

    private Seen look(String name, Seen before) {
        int looks = before.looks + 1;
        boolean asked = looks <= LOOKS_AT_A_MUTE_CARD || looks % ROUNDS_BETWEEN_SIGNS_OF_LIFE == 0;
        if (before.atr.length > 0 || !asked) {
            return new Seen(before.insertion, before.atr, looks);
        }
        byte[] atr = atr(name);
        boolean appears = atr.length > 0 || looks == LOOKS_AT_A_MUTE_CARD;
        return new Seen(appears ? ++insertions : before.insertion, atr, looks);
    }

    private byte[] atr(String name) {
        try {
            return pcsc.atr(name);
        } catch (PcscException e) {
            return new byte[0]; // mute, upside down, or held by another program: looked at again
        }
    }
}
