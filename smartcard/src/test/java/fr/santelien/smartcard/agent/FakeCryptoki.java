package fr.santelien.smartcard.agent;

import fr.santelien.smartcard.agent.FakeCard.Family;
import fr.santelien.smartcard.agent.FakeCard.Slip;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.xipki.pkcs11.wrapper.PKCS11Constants;

/**
 * The CPS middleware as one process sees it, for both generations of cards. What it does is written down in the sources
 * of the Cryptolib; the names of the tests say which line.
 */
final class FakeCryptoki implements Cryptoki {
    private static final long PIN_PAD = 0x100;
    private static final long COUNT_LOW = 0x10000;
    private static final long FINAL_TRY = 0x20000;
    private static final long LOCKED = 0x40000;
    private static final int MOST_SLOTS = 16;
    private static final int DESCRIPTION_LENGTH = 64;
    /** 40 % of a modulus of 2048 bits. */
    private static final int LONGEST_DIGEST_INFO = 102;

    private final FakeDesk desk;
    private final Map<Long, Session> sessions = new HashMap<>();
    /** By card, the code that C_Login was given: the module presents it again by itself. */
    private final Map<FakeCard, byte[]> logins = new IdentityHashMap<>();

    private @Nullable Token lastToken;
    private boolean initialised;
    private long lastSession;

    /** A session lasts as long as one stay of the card under power. */
    private static final class Session {
        final FakeCard card;
        final int powerUps;
        final String reader;
        boolean signing;

        Session(FakeCard card, String reader) {
            this.card = card;
            this.powerUps = card.powerUps();
            this.reader = reader;
        }
    }

    FakeCryptoki(FakeDesk desk) {
        this.desk = desk;
    }

    @Override
    public void initialize(Path module) throws CkException, ModuleUnusableException {
        if (initialised) {
            return;
        }
        if (!desk.module().loadable()) {
            throw new ModuleUnusableException(new UnsatisfiedLinkError("wrong ELF class"));
        }
        desk.module().enter(Call.C_INITIALIZE);
        desk.module().initialised();
        initialised = true;
    }

    @Override
    public void finish() {
        initialised = false;
        sessions.clear();
        logins.clear();
    }

    @Override
    public ModuleView info() throws CkException {
        enter(Call.C_GET_INFO);
        return new ModuleView(desk.module().manufacturer(), "Fake Cryptolib", "3.1");
    }

    /** §2.3: slots are readers, the number of a slot is the place of its reader, sixteen at most. */
    @Override
    public long[] slots() throws CkException {
        enter(Call.C_GET_SLOT_LIST);
        if (desk.module().missesTheCard()) {
            return new long[0];
        }
        return LongStream.range(0, Math.min(MOST_SLOTS, desk.readers().size()))
                .filter(slot -> {
                    FakeCard card = desk.card(desk.readers().get((int) slot));
                    return card != null && card.family() != Family.UNKNOWN;
                })
                .toArray();
    }

    @Override
    public String slotDescription(long slot) throws CkException {
        enter(Call.C_GET_SLOT_INFO);
        String reader = reader(slot);
        return reader.substring(0, Math.min(DESCRIPTION_LENGTH, reader.length()))
                .strip();
    }

    @Override
    public Token token(long slot) throws CkException {
        enter(Call.C_GET_TOKEN_INFO);
        FakeCard card = desk.card(reader(slot));
        Token stale = lastToken;
        if (stale != null && desk.module().staleTokenInfo()) {
            lastToken = null;
            return stale;
        }
        if (card == null) {
            throw new CkException(PKCS11Constants.CKR_TOKEN_NOT_PRESENT);
        }
        FakeModule module = desk.module();
        Token token = new Token(card.family().model, flags(card), module.minPinLength(), module.maxPinLength());
        lastToken = token;
        return token;
    }

    private long flags(FakeCard card) {
        long pad = desk.module().pinPad() ? PIN_PAD : 0;
        if (card.family() == Family.CPS4 && card.codeGiven()) {
            return pad | LOCKED; // the empty VERIFY answers 9000, and a structure nobody filled is shown
        }
        return pad
                | switch (card.tries()) {
                    case 0 -> LOCKED;
                    case 1 -> COUNT_LOW | FINAL_TRY;
                    case 2 -> COUNT_LOW;
                    default -> 0;
                };
    }

    @Override
    public long openSession(long slot) throws CkException {
        enter(Call.C_OPEN_SESSION);
        String reader = reader(slot);
        FakeCard card = desk.card(reader);
        if (card == null) {
            throw new CkException(PKCS11Constants.CKR_TOKEN_NOT_PRESENT);
        }
        sessions.put(++lastSession, new Session(card, reader));
        return lastSession;
    }

    @Override
    public void closeSession(long session) throws CkException {
        enter(Call.C_CLOSE_SESSION);
        Session closed = sessions.remove(session);
        if (closed == null) {
            throw new CkException(PKCS11Constants.CKR_SESSION_HANDLE_INVALID);
        }
    }

    @Override
    public void login(long session, byte @Nullable [] code) throws CkException {
        enter(Call.C_LOGIN);
        Session on = session(session);
        if (on.card.family() == Family.CPS3_CONTACTLESS) {
            throw new CkException(PKCS11Constants.CKR_USER_PIN_NOT_INITIALIZED);
        }
        if (logins.containsKey(on.card)) {
            throw new CkException(PKCS11Constants.CKR_USER_ALREADY_LOGGED_IN);
        }
        byte[] given = given(code);
        present(on.card, given);
        logins.put(on.card, code == null ? new byte[0] : given.clone()); // nothing is kept of a PIN pad
    }

    private byte[] given(byte @Nullable [] code) throws CkException {
        if (code != null) {
            return code;
        }
        String typed = desk.module().typedOnPad();
        if (typed.isEmpty()) {
            throw new CkException(PKCS11Constants.CKR_FUNCTION_CANCELED);
        }
        return typed.getBytes(StandardCharsets.US_ASCII);
    }

    private void present(FakeCard card, byte[] code) throws CkException {
        if (code.length < desk.module().minPinLength()
                || code.length > desk.module().maxPinLength()) {
            throw new CkException(PKCS11Constants.CKR_PIN_INCORRECT);
        }
        if (card.tries() == 0) {
            throw new CkException(PKCS11Constants.CKR_PIN_LOCKED);
        }
        if (!card.verify(code)) {
            boolean blocked = card.tries() == 0 && card.family() == Family.CPS4;
            throw new CkException(blocked ? PKCS11Constants.CKR_PIN_LOCKED : PKCS11Constants.CKR_PIN_INCORRECT);
        }
    }

    /** The card itself stays as it is: it has no logout. */
    @Override
    public void logout(long session) throws CkException {
        enter(Call.C_LOGOUT);
        Session on = session(session);
        if (logins.remove(on.card) == null) {
            throw new CkException(PKCS11Constants.CKR_USER_NOT_LOGGED_IN);
        }
    }

    @Override
    public List<Certificate> certificates(long session) throws CkException {
        enter(Call.C_FIND_CERTIFICATES);
        return session(session).card.contents().stream()
                .map(slip -> new Certificate(slip.id(), slip.label(), slip.certificate()))
                .toList();
    }

    @Override
    public boolean bears(long session, byte[] id, byte[] der) throws CkException {
        enter(Call.C_FIND_CERTIFICATES);
        return session(session).card.contents().stream()
                .anyMatch(slip -> Arrays.equals(slip.id(), id) && Arrays.equals(slip.certificate(), der));
    }

    @Override
    public long privateKey(long session, byte[] id) throws CkException {
        enter(Call.C_FIND_KEY);
        FakeCard card = session(session).card;
        for (int i = 0; i < card.contents().size() && logins.containsKey(card); i++) {
            if (Arrays.equals(card.contents().get(i).id(), id)) {
                return i + 1L;
            }
        }
        throw new CkException(PKCS11Constants.CKR_KEY_HANDLE_INVALID);
    }

    @Override
    public boolean wantsCodeEachTime(long session, long key) throws CkException {
        enter(Call.C_GET_ATTRIBUTE_VALUE);
        return key(session, key).wantsCodeEachTime();
    }

    @Override
    public byte[] sign(long session, long key, byte[] digestInfo) throws CkException {
        enter(Call.C_SIGN);
        Session on = session(session);
        Slip slip = signInit(on, key);
        byte[] cached = logins.get(on.card);
        if (cached == null || slip.wantsCodeEachTime()) {
            throw new CkException(PKCS11Constants.CKR_USER_NOT_LOGGED_IN);
        }
        if (!on.card.codeGiven()) {
            present(on.card, cached); // §1.9: the code in memory is presented again in silence
        }
        on.signing = false;
        return sign(slip, digestInfo);
    }

    @Override
    public byte[] signWithCode(long session, long key, byte[] digestInfo, byte @Nullable [] code) throws CkException {
        enter(Call.C_SIGN);
        Session on = session(session);
        Slip slip = signInit(on, key);
        present(on.card, given(code));
        on.signing = false;
        return sign(slip, digestInfo);
    }

    /** The operation that begins here ends with C_Sign, or with the session. */
    private static Slip signInit(Session on, long key) throws CkException {
        if (on.signing) {
            throw new CkException(PKCS11Constants.CKR_OPERATION_ACTIVE);
        }
        on.signing = true;
        return on.card.contents().get((int) key - 1);
    }

    private static byte[] sign(Slip slip, byte[] digestInfo) throws CkException {
        if (digestInfo.length > LONGEST_DIGEST_INFO) {
            throw new CkException(PKCS11Constants.CKR_DATA_LEN_RANGE);
        }
        return FakeCard.sign(slip.key(), digestInfo);
    }

    private Slip key(long session, long key) throws CkException {
        return session(session).card.contents().get((int) key - 1);
    }

    private void enter(Call call) throws CkException {
        if (!initialised) {
            throw new CkException(PKCS11Constants.CKR_CRYPTOKI_NOT_INITIALIZED);
        }
        desk.module().enter(call);
    }

    private String reader(long slot) throws CkException {
        if (slot < 0 || slot >= Math.min(MOST_SLOTS, desk.readers().size())) {
            throw new CkException(PKCS11Constants.CKR_SLOT_ID_INVALID);
        }
        return desk.readers().get((int) slot);
    }

    /** §1.10: absent or reset by anybody, the sessions of a card are destroyed. */
    private Session session(long number) throws CkException {
        Session session = sessions.get(number);
        if (session == null) {
            throw new CkException(PKCS11Constants.CKR_SESSION_HANDLE_INVALID);
        }
        if (desk.card(session.reader) != session.card || session.card.powerUps() != session.powerUps) {
            sessions.values().removeIf(other -> other.card == session.card);
            logins.remove(session.card);
            throw new CkException(PKCS11Constants.CKR_SESSION_HANDLE_INVALID);
        }
        return session;
    }
}
