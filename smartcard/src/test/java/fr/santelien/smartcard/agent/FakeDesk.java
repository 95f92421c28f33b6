package fr.santelien.smartcard.agent;

import fr.santelien.smartcard.CardSettings;
import fr.santelien.smartcard.TestAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A desk with readers, cards and a PKCS#11 module, all of them scripted, on which the production code of the card agent
 * runs without a process of its own. Each change is seen at once, as if the agent looked just then.
 */
public final class FakeDesk {
    public static final String READER = "Lecteur fictif 00 00";

    private final List<Reader> readers = new ArrayList<>();
    private final Map<PcscCall, String> pcscAnswers = new EnumMap<>(PcscCall.class);
    private final FakeModule module = new FakeModule();
    private final Path moduleFile;
    private boolean service = true;
    private @Nullable FakeAgent agent;

    /** A reader and the card in it. */
    private static final class Reader {
        final String name;

        @Nullable
        FakeCard card;

        Reader(String name) {
            this.name = name;
        }
    }

    /** The functions of PC/SC that a script may change. */
    public enum PcscCall {
        READERS,
        OCCUPIED,
        ATR,
        RESET
    }

    private FakeDesk() {
        try {
            moduleFile = Files.createTempFile("module", ".so");
            moduleFile.toFile().deleteOnExit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A desk with one empty reader. */
    public static FakeDesk withReader() {
        FakeDesk desk = new FakeDesk();
        desk.plug(READER);
        return desk;
    }

    public static FakeDesk withoutReader() {
        return new FakeDesk();
    }

    /** What its cards are trusted by. */
    public CardSettings settings() {
        return CardSettings.forTestCards(moduleFile, TestAuthority.KNOWN.certificates(), Map.of());
    }

    public FakeModule module() {
        return module;
    }

    /** Where the module is installed; deleting the file uninstalls it. */
    public Path moduleFile() {
        return moduleFile;
    }

    /** Starts agents in this process; a new one gets a new PC/SC context, as a process would. */
    public Agent.Launcher launcher() {
        return listener -> {
            FakePcsc pcsc = new FakePcsc(this);
            FakeAgent started = new FakeAgent(new FakeCryptoki(this), pcsc, listener);
            synchronized (this) {
                agent = started;
            }
            started.look();
            return started;
        };
    }

    public void plug(String reader) {
        synchronized (this) {
            readers.add(new Reader(reader));
        }
        look();
    }

    public void unplug(String reader) {
        synchronized (this) {
            readers.removeIf(plugged -> {
                if (plugged.name.equals(reader) && plugged.card != null) {
                    plugged.card.powerUp();
                }
                return plugged.name.equals(reader);
            });
        }
        look();
    }

    public FakeCard insert(FakeCard card) {
        return insert(READER, card);
    }

    public FakeCard insert(String reader, FakeCard card) {
        synchronized (this) {
            card.powerUp();
            reader(reader).card = card;
        }
        look();
        return card;
    }

    public void pull() {
        pull(READER);
    }

    public void pull(String reader) {
        pullUnseen(reader);
        look();
    }

    /** Pulled out, but PC/SC has not told it yet. */
    public synchronized void pullUnseen(String reader) {
        Reader from = reader(reader);
        if (from.card != null) {
            from.card.powerUp();
            from.card = null;
        }
    }

    /** Billing or DMP software resets the card. */
    public synchronized void resetByAnotherProgram() {
        FakeCard card = reader(READER).card;
        if (card != null) {
            card.powerUp();
        }
    }

    public void stopService() {
        synchronized (this) {
            service = false;
        }
        look();
    }

    public void startService() {
        synchronized (this) {
            service = true;
        }
        look();
    }

    /** @param code SCARD_…, from now on */
    public void answers(PcscCall call, String code) {
        synchronized (this) {
            pcscAnswers.put(call, code);
        }
    }

    public synchronized void recovers() {
        pcscAnswers.clear();
        module.recovers();
    }

    /** The agent looks at its readers, as it does five times a second. */
    public void look() {
        FakeAgent looking;
        synchronized (this) {
            looking = agent;
        }
        if (looking != null) {
            looking.look();
        }
    }

    /** @throws PcscException when the script says so */
    synchronized void enter(PcscCall call) throws PcscException {
        String code = pcscAnswers.get(call);
        if (code != null) {
            throw new PcscException(code);
        }
    }

    synchronized boolean service() {
        return service;
    }

    synchronized List<String> readers() {
        return readers.stream().map(reader -> reader.name).toList();
    }

    synchronized boolean plugged(String reader) {
        return readers.stream().anyMatch(plugged -> plugged.name.equals(reader));
    }

    synchronized @Nullable FakeCard card(String reader) {
        return plugged(reader) ? reader(reader).card : null;
    }

    private Reader reader(String name) {
        return readers.stream()
                .filter(reader -> reader.name.equals(name))
                .findFirst()
                .orElseThrow();
    }
}
