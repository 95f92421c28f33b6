package fr.santelien.smartcard.agent;

import fr.santelien.smartcard.agent.FakeDesk.PcscCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The PC/SC context of one process at a fake desk. Once the service has gone it never comes back, as in the JDK. */
final class FakePcsc implements Pcsc {
    private final FakeDesk desk;
    private boolean reached;
    private boolean lost;

    FakePcsc(FakeDesk desk) {
        this.desk = desk;
    }

    @Override
    public synchronized List<String> readers() throws PcscException {
        enter(PcscCall.READERS);
        return desk.readers();
    }

    @Override
    public boolean occupied(String reader) throws PcscException {
        enter(PcscCall.OCCUPIED);
        return card(reader) != null;
    }

    @Override
    public byte[] atr(String reader) throws PcscException {
        enter(PcscCall.ATR);
        FakeCard card = card(reader);
        if (card == null) {
            throw new PcscException("SCARD_E_NO_SMARTCARD");
        }
        if (card.atr().length == 0) {
            throw new PcscException("SCARD_W_UNRESPONSIVE_CARD");
        }
        return card.atr();
    }

    @Override
    public void reset(String reader) throws PcscException {
        enter(PcscCall.RESET);
        FakeCard card = card(reader);
        if (card != null) {
            card.powerUp();
        }
    }

    private synchronized void enter(PcscCall call) throws PcscException {
        lost |= reached && !desk.service();
        if (lost) {
            throw new PcscException("SCARD_E_NO_SERVICE");
        }
        if (!desk.service()) {
            throw new PcscException.NeverReached();
        }
        reached = true;
        desk.enter(call);
    }

    private @Nullable FakeCard card(String reader) throws PcscException {
        if (!desk.plugged(reader)) {
            throw new PcscException("SCARD_E_UNKNOWN_READER");
        }
        return desk.card(reader);
    }
}
