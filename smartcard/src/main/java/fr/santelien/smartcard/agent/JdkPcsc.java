package fr.santelien.smartcard.agent;

import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.smartcardio.Card;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CardTerminals;
import javax.smartcardio.TerminalFactory;

/** The real service, through the JDK. Its context never survives a restart of the service: only a new process does. */
final class JdkPcsc implements Pcsc {
    /** The JDK would list all readers again to find one by its name. */
    private volatile Map<String, CardTerminal> plugged = Map.of();

    @Override
    public List<String> readers() throws PcscException {
        try {
            List<CardTerminal> terminals = terminals().list();
            plugged = terminals.stream()
                    .collect(Collectors.toUnmodifiableMap(CardTerminal::getName, terminal -> terminal, (a, b) -> a));
            return terminals.stream().map(CardTerminal::getName).toList();
        } catch (CardException e) {
            PcscException failure = failure(e);
            if (failure.code().equals("SCARD_E_NO_READERS_AVAILABLE")) {
                return List.of(); // how the JDK reports a service without any reader
            }
            throw failure;
        }
    }

    @Override
    public boolean occupied(String reader) throws PcscException {
        try {
            return terminal(reader).isCardPresent();
        } catch (CardException e) {
            throw failure(e);
        }
    }

    @Override
    public byte[] atr(String reader) throws PcscException {
        try {
            Card card = terminal(reader).connect("*");
            byte[] atr = card.getATR().getBytes();
            card.disconnect(false);
            return atr;
        } catch (CardException e) {
            throw failure(e);
        }
    }

    @Override
    public void reset(String reader) throws PcscException {
        try {
            CardTerminal terminal = terminal(reader);
            if (terminal.isCardPresent()) {
                terminal.connect("*").disconnect(true);
            }
        } catch (CardException e) {
            throw failure(e);
        }
    }

    private CardTerminal terminal(String name) throws PcscException {
        CardTerminal terminal = plugged.get(name);
        if (terminal == null) {
            throw new PcscException("SCARD_E_UNKNOWN_READER");
        }
        return terminal;
    }

    private static CardTerminals terminals() throws PcscException {
        try {
            // not getDefault(): without a service at start it stays "None" for ever
            return TerminalFactory.getInstance("PC/SC", null).terminals();
        } catch (NoSuchAlgorithmException e) {
            throw new PcscException.NeverReached();
        }
    }

    /** The JDK puts the code in the message of the cause. */
    private static PcscException failure(CardException e) {
        Throwable cause = e.getCause();
        return new PcscException(cause == null ? "" : String.valueOf(cause.getMessage()));
    }
}
