package fr.santelien.smartcard.agent;

import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.smartcardio.Card;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.TerminalFactory;

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

    private final Consumer<ReadersView> listener;
    private final Map<String, Seen> seen = new HashMap<>();
    private int insertions;

    /** What is known of an occupied reader. */
    private record Seen(int insertion, byte[] atr, int looks) {}

    ReaderWatch(Consumer<ReadersView> listener) {
        this.listener = listener;
    }

    @Override
    public void run() {
        int round = 0;
        String last = "";
        while (true) {
            ReadersView view = look();
            String summary = summary(view);
            if (!summary.equals(last) || ++round >= ROUNDS_BETWEEN_SIGNS_OF_LIFE) {
                listener.accept(view);
                last = summary;
                round = 0;
            }
            try {
                Thread.sleep(PERIOD_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static String summary(ReadersView view) {
        StringBuilder text = new StringBuilder().append(view.service());
        for (ReaderView reader : view.readers()) {
            text.append('\n').append(reader.name()).append('\t').append(reader.insertion());
        }
        return text.toString();
    }

    private ReadersView look() {
        boolean reached = false;
        try {
            // not getDefault(): without a service at start it stays "None" for ever
            TerminalFactory factory = TerminalFactory.getInstance("PC/SC", null);
            reached = true;
            List<ReaderView> readers = new ArrayList<>();
            for (CardTerminal terminal : list(factory)) {
                try {
                    readers.add(look(terminal));
                } catch (CardException e) {
                    if (failure(e) != CardFailure.READER_GONE) {
                        throw e;
                    }
                }
            }
            return new ReadersView(true, readers);
        } catch (NoSuchAlgorithmException | CardException e) {
            if (reached) {
                // the JDK keeps the dead context of a service that went away (one static contextId): start afresh
                listener.accept(new ReadersView(false, List.of()));
                Runtime.getRuntime().halt(CardAgent.SERVICE_GONE);
            }
            return new ReadersView(false, List.of());
        }
    }

    /** The JDK reports a service without any reader as a failure. */
    private static List<CardTerminal> list(TerminalFactory factory) throws CardException {
        try {
            return factory.terminals().list();
        } catch (CardException e) {
            if (code(e).equals("SCARD_E_NO_READERS_AVAILABLE")) {
                return List.of();
            }
            throw e;
        }
    }

    private ReaderView look(CardTerminal terminal) throws CardException {
        String name = terminal.getName();
        if (!terminal.isCardPresent()) {
            seen.remove(name);
            return new ReaderView(name, 0, new byte[0]);
        }
        Seen before = seen.get(name);
        Seen now = before;
        if (before == null || (before.atr.length == 0 && before.looks < LOOKS_AT_A_MUTE_CARD)) {
            byte[] atr = atr(terminal);
            int looks = before == null ? 1 : before.looks + 1;
            now = new Seen(atr.length > 0 || looks == LOOKS_AT_A_MUTE_CARD ? ++insertions : 0, atr, looks);
            seen.put(name, now);
        }
        return new ReaderView(name, now == null ? 0 : now.insertion, now == null ? new byte[0] : now.atr);
    }

    private static CardFailure failure(CardException e) {
        return CardFailure.ofPcsc(code(e));
    }

    /** Name of the PC/SC code behind a failure, empty when there is none. */
    private static String code(CardException e) {
        Throwable cause = e.getCause();
        return cause == null ? "" : String.valueOf(cause.getMessage());
    }

    private static byte[] atr(CardTerminal terminal) {
        try {
            Card card = terminal.connect("*");
            byte[] atr = card.getATR().getBytes();
            card.disconnect(false);
            return atr;
        } catch (CardException e) {
            return new byte[0]; // mute, upside down, or held by another program: looked at again
        }
    }
}
