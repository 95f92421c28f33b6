package fr.santelien.smartcard.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.smartcardio.CardException;
import org.jspecify.annotations.Nullable;
import org.xipki.pkcs11.wrapper.AttributeVector;
import org.xipki.pkcs11.wrapper.Mechanism;
import org.xipki.pkcs11.wrapper.PKCS11Constants;
import org.xipki.pkcs11.wrapper.PKCS11Exception;
import org.xipki.pkcs11.wrapper.PKCS11Module;
import org.xipki.pkcs11.wrapper.Session;
import org.xipki.pkcs11.wrapper.Slot;
import org.xipki.pkcs11.wrapper.StaticLogger;
import org.xipki.pkcs11.wrapper.TokenException;
import org.xipki.pkcs11.wrapper.TokenInfo;

/**
 * The vendor's PKCS#11 module. Called by one thread only: OpenSC deadlocks when two of them call it. One session an
 * insertion, opened for the login and closed by the lock.
 */
final class Middleware {
    private static final long NO_KEY = 0;
    /** The CPS middleware answers CKR_GENERAL_ERROR, and OpenSC an empty list, just after an insertion. */
    private static final int ATTEMPTS = 15;

    private static final long PAUSE_MILLIS = 200;
    /** Slot descriptions are cut to 64 characters by PKCS#11. */
    private static final int DESCRIPTION_LENGTH = 64;

    private @Nullable PKCS11Module module;
    private @Nullable Path loaded;
    private @Nullable Session session;
    private String reader = "";
    private long key = NO_KEY;

    Middleware() {
        StaticLogger.setLogger(new SilentLogger());
    }

    /**
     * The tokens in a reader with their public certificates; empty when the module does not know the card.
     *
     * @throws MiddlewareException when the module cannot be loaded or answers an error
     */
    List<TokenView> tokens(Path path, String wantedReader) throws MiddlewareException {
        closeSession();
        reader = wantedReader;
        PKCS11Module library = load(path);
        PKCS11Exception last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                List<TokenView> tokens = read(library, wantedReader);
                if (!tokens.isEmpty()) {
                    return tokens;
                }
                last = null;
            } catch (PKCS11Exception e) {
                last = e;
            }
            pause();
        }
        if (last != null) {
            throw failure(last);
        }
        return List.of();
    }

    /** @throws MiddlewareException when something else than the code is wrong */
    LoginView login(long slotId, byte[] keyId, byte[] code) throws MiddlewareException {
        closeSession();
        char[] digits = new char[code.length];
        for (int i = 0; i < code.length; i++) {
            digits[i] = (char) code[i];
        }
        try {
            Slot slot = slot(slotId);
            Session opened = slot.getToken().openSession(false);
            session = opened;
            long result = login(opened, digits);
            if (result != PKCS11Constants.CKR_OK) {
                long flags = slot.getToken().getTokenInfo().getFlags();
                closeSession();
                return new LoginView(result, flags);
            }
            key = privateKey(opened, keyId);
            return new LoginView(PKCS11Constants.CKR_OK, 0);
        } catch (PKCS11Exception e) {
            closeSession();
            throw failure(e);
        } finally {
            Arrays.fill(digits, '\0');
        }
    }

    /**
     * CKM_RSA_PKCS over a DigestInfo: the one mechanism that the authentication keys of both CPS3 and CPS4 accept. The
     * wrapper asks the length first, so that the buffer is exactly as long as the modulus, which a CPS4 wants.
     */
    byte[] sign(byte[] digestInfo) throws MiddlewareException {
        Session open = session;
        if (open == null || key == NO_KEY) {
            throw new MiddlewareException(CardFailure.LOCKED, PKCS11Constants.CKR_USER_NOT_LOGGED_IN);
        }
        try {
            return open.signSingle(new Mechanism(PKCS11Constants.CKM_RSA_PKCS), key, digestInfo);
        } catch (PKCS11Exception e) {
            throw failure(e);
        }
    }

    /** C_Logout only clears the module: the card itself forgets its code when it is reset. */
    void lock() {
        boolean open = session != null;
        closeSession();
        if (open) {
            try {
                Readers.reset(reader);
            } catch (CardException ignored) {
                // pulled out meanwhile: a card without power has forgotten its code
            }
        }
    }

    private PKCS11Module load(Path path) throws MiddlewareException {
        if (module != null && path.equals(loaded)) {
            return module;
        }
        try {
            PKCS11Module library = PKCS11Module.getInstance(path.toString());
            library.initialize();
            module = library;
            loaded = path;
            return library;
        } catch (IOException | UnsatisfiedLinkError e) {
            throw new MiddlewareException(CardFailure.MODULE_UNUSABLE, 0);
        } catch (PKCS11Exception e) {
            throw failure(e);
        }
    }

    private static List<TokenView> read(PKCS11Module library, String reader) throws PKCS11Exception {
        List<TokenView> tokens = new ArrayList<>();
        boolean exact = countsExactly(library);
        for (Slot slot : library.getSlotList(true)) {
            String description = slot.getSlotInfo().getSlotDescription().strip();
            String name = reader.substring(0, Math.min(reader.length(), DESCRIPTION_LENGTH));
            if (!description.equals(name.strip())) {
                continue;
            }
            TokenInfo info = slot.getToken().getTokenInfo();
            tokens.add(new TokenView(
                    slot.getSlotID(),
                    (int) info.getMinPinLen(),
                    (int) info.getMaxPinLen(),
                    info.getFlags(),
                    exact,
                    certificates(slot)));
        }
        return tokens;
    }

    /** The flags of the ANS's own module follow the card's counter; other modules do not always say "low". */
    private static boolean countsExactly(PKCS11Module library) {
        try {
            return library.getInfo().getManufacturerID().strip().equals("ANS");
        } catch (TokenException e) {
            return false;
        }
    }

    private static List<TokenView.Certificate> certificates(Slot slot) throws PKCS11Exception {
        Session reading = slot.getToken().openSession(false);
        try {
            List<TokenView.Certificate> certificates = new ArrayList<>();
            for (long handle :
                    reading.findAllObjectsSingle(new AttributeVector().class_(PKCS11Constants.CKO_CERTIFICATE))) {
                AttributeVector found = reading.getAttrValues(
                        handle, PKCS11Constants.CKA_ID, PKCS11Constants.CKA_LABEL, PKCS11Constants.CKA_VALUE);
                byte[] id = found.id();
                byte[] value = found.value();
                String label = found.label();
                if (id != null && value != null) {
                    certificates.add(new TokenView.Certificate(id, label == null ? "" : label, value));
                }
            }
            return certificates;
        } finally {
            reading.closeSession();
        }
    }

    private Slot slot(long id) throws PKCS11Exception {
        PKCS11Module library = module;
        if (library != null) {
            for (Slot slot : library.getSlotList(true)) {
                if (slot.getSlotID() == id) {
                    return slot;
                }
            }
        }
        throw new PKCS11Exception(PKCS11Constants.CKR_TOKEN_NOT_PRESENT);
    }

    /** A login that another session left open would accept any code: it is closed first. */
    private static long login(Session session, char[] digits) {
        try {
            session.login(PKCS11Constants.CKU_USER, digits);
            return PKCS11Constants.CKR_OK;
        } catch (PKCS11Exception e) {
            if (e.getErrorCode() != PKCS11Constants.CKR_USER_ALREADY_LOGGED_IN) {
                return e.getErrorCode();
            }
        }
        try {
            session.logout();
            session.login(PKCS11Constants.CKU_USER, digits);
            return PKCS11Constants.CKR_OK;
        } catch (PKCS11Exception e) {
            return e.getErrorCode();
        }
    }

    private static long privateKey(Session session, byte[] id) throws PKCS11Exception {
        long[] handles = session.findAllObjectsSingle(
                new AttributeVector().class_(PKCS11Constants.CKO_PRIVATE_KEY).id(id));
        if (handles.length == 0) {
            throw new PKCS11Exception(PKCS11Constants.CKR_KEY_HANDLE_INVALID);
        }
        return handles[0];
    }

    private void closeSession() {
        Session open = session;
        session = null;
        key = NO_KEY;
        if (open != null) {
            try {
                open.logout();
            } catch (PKCS11Exception ignored) {
                // not logged in, or the card is gone
            }
            try {
                open.closeSession();
            } catch (PKCS11Exception ignored) {
                // the card is gone, and its sessions with it
            }
        }
    }

    private static MiddlewareException failure(PKCS11Exception e) {
        return new MiddlewareException(CardFailure.of(e.getErrorCode()), e.getErrorCode());
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
