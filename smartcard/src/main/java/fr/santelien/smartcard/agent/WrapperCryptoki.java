package fr.santelien.smartcard.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xipki.pkcs11.wrapper.AttributeVector;
import org.xipki.pkcs11.wrapper.Mechanism;
import org.xipki.pkcs11.wrapper.ModuleInfo;
import org.xipki.pkcs11.wrapper.PKCS11Constants;
import org.xipki.pkcs11.wrapper.PKCS11Exception;
import org.xipki.pkcs11.wrapper.PKCS11Module;
import org.xipki.pkcs11.wrapper.Session;
import org.xipki.pkcs11.wrapper.Slot;
import org.xipki.pkcs11.wrapper.StaticLogger;
import org.xipki.pkcs11.wrapper.TokenInfo;

/** A real module, through the IAIK wrapper. */
final class WrapperCryptoki implements Cryptoki {
    private static final Mechanism RSA = new Mechanism(PKCS11Constants.CKM_RSA_PKCS);

    private final Map<Long, Slot> slots = new HashMap<>();
    private final Map<Long, Session> sessions = new HashMap<>();
    private @Nullable PKCS11Module module;
    private @Nullable Path loaded;
    private long lastSession;

    WrapperCryptoki() {
        StaticLogger.setLogger(new SilentLogger());
    }

    @Override
    public void initialize(Path path) throws CkException, ModuleUnusableException {
        if (module != null && path.equals(loaded)) {
            return;
        }
        finish();
        try {
            PKCS11Module library = PKCS11Module.getInstance(path.toString());
            // Without arguments: one thread calls, as here. Asked to lock for several, OpenSC 0.23 waits for itself for
            // ever now and then, when the card leaves in the middle of a call.
            library.getPKCS11Module().C_Initialize(null, true);
            module = library;
            loaded = path;
        } catch (IOException | UnsatisfiedLinkError e) {
            throw new ModuleUnusableException(e);
        } catch (iaik.pkcs.pkcs11.wrapper.PKCS11Exception e) {
            throw new CkException(e.getErrorCode());
        }
    }

    @Override
    public void finish() {
        slots.clear();
        sessions.clear();
        PKCS11Module library = module;
        module = null;
        if (library != null) {
            try {
                library.finalize(null);
            } catch (PKCS11Exception ignored) {
                // it ended by itself
            }
        }
    }

    @Override
    public ModuleView info() throws CkException {
        try {
            ModuleInfo info = new ModuleInfo(module().getPKCS11Module().C_GetInfo());
            return new ModuleView(
                    info.getManufacturerID().strip(),
                    info.getLibraryDescription().strip(),
                    info.getLibraryVersion().toString());
        } catch (iaik.pkcs.pkcs11.wrapper.PKCS11Exception e) {
            throw new CkException(e.getErrorCode());
        }
    }

    @Override
    public long[] slots() throws CkException {
        return call(() -> {
            slots.clear();
            for (Slot slot : module().getSlotList(true)) {
                // the wrapper turns a code into UTF-8 through a String, which nothing can wipe; codes and the labels we
                // compare are ASCII
                slot.setUseUtf8Encoding(false);
                slots.put(slot.getSlotID(), slot);
            }
            return slots.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        });
    }

    @Override
    public String slotDescription(long slot) throws CkException {
        return call(() -> slot(slot).getSlotInfo().getSlotDescription().strip());
    }

    @Override
    public Token token(long slot) throws CkException {
        return call(() -> {
            TokenInfo info = slot(slot).getToken().getTokenInfo();
            return new Token(info.getModel().strip(), info.getFlags(), info.getMinPinLen(), info.getMaxPinLen());
        });
    }

    @Override
    public long openSession(long slot) throws CkException {
        return call(() -> {
            sessions.put(++lastSession, slot(slot).getToken().openSession(false));
            return lastSession;
        });
    }

    @Override
    public void closeSession(long session) throws CkException {
        Session closing = sessions.remove(session);
        if (closing != null) {
            run(closing::closeSession);
        }
    }

    @Override
    public void login(long session, byte @Nullable [] code) throws CkException {
        login(session, PKCS11Constants.CKU_USER, code);
    }

    private void login(long session, long user, byte @Nullable [] code) throws CkException {
        char @Nullable [] digits = code == null ? null : digits(code);
        try {
            run(() -> session(session).login(user, digits));
        } finally {
            if (digits != null) {
                Arrays.fill(digits, '\0');
            }
        }
    }

    /** A code is made of ASCII digits: one byte, one character. */
    private static char[] digits(byte[] code) {
        char[] digits = new char[code.length];
        for (int i = 0; i < code.length; i++) {
            digits[i] = (char) code[i];
        }
        return digits;
    }

    @Override
    public void logout(long session) throws CkException {
        run(() -> session(session).logout());
    }

    @Override
    public List<Certificate> certificates(long session) throws CkException {
        return call(() -> {
            Session reading = session(session);
            List<Certificate> certificates = new ArrayList<>();
            for (long handle :
                    reading.findAllObjectsSingle(new AttributeVector().class_(PKCS11Constants.CKO_CERTIFICATE))) {
                AttributeVector found = reading.getAttrValues(
                        handle, PKCS11Constants.CKA_ID, PKCS11Constants.CKA_LABEL, PKCS11Constants.CKA_VALUE);
                byte[] id = found.id();
                byte[] value = found.value();
                String label = found.label();
                if (id != null && value != null) {
                    certificates.add(new Certificate(id, label == null ? "" : label, value));
                }
            }
            return certificates;
        });
    }

    @Override
    public boolean bears(long session, byte[] id, byte[] der) throws CkException {
        AttributeVector wanted = new AttributeVector()
                .class_(PKCS11Constants.CKO_CERTIFICATE)
                .id(id)
                .value(der);
        return call(() -> session(session).findAllObjectsSingle(wanted)).length > 0;
    }

    @Override
    public long privateKey(long session, byte[] id) throws CkException {
        long[] handles = call(() -> session(session)
                .findAllObjectsSingle(new AttributeVector()
                        .class_(PKCS11Constants.CKO_PRIVATE_KEY)
                        .id(id)));
        if (handles.length == 0) {
            throw new CkException(PKCS11Constants.CKR_KEY_HANDLE_INVALID);
        }
        return handles[0];
    }

    @Override
    public boolean wantsCodeEachTime(long session, long key) throws CkException {
        try {
            return call(() -> Boolean.TRUE.equals(session(session)
                    .getAttrValues(key, PKCS11Constants.CKA_ALWAYS_AUTHENTICATE)
                    .alwaysAuthenticate()));
        } catch (CkException e) {
            if (e.code() == PKCS11Constants.CKR_ATTRIBUTE_TYPE_INVALID) {
                return false; // a module of before PKCS#11 2.20: no key of it wants one
            }
            throw e;
        }
    }

    @Override
    public byte[] sign(long session, long key, byte[] digestInfo) throws CkException {
        // the wrapper asks the length first, so the buffer is exactly as long as the modulus
        return call(() -> session(session).signSingle(RSA, key, digestInfo));
    }

    @Override
    public byte[] signWithCode(long session, long key, byte[] digestInfo, byte @Nullable [] code) throws CkException {
        run(() -> session(session).signInit(RSA, key));
        login(session, PKCS11Constants.CKU_CONTEXT_SPECIFIC, code);
        return call(() -> session(session).sign(digestInfo));
    }

    private PKCS11Module module() throws CkException {
        if (module == null) {
            throw new CkException(PKCS11Constants.CKR_CRYPTOKI_NOT_INITIALIZED);
        }
        return module;
    }

    private Slot slot(long id) throws CkException {
        Slot slot = slots.get(id);
        if (slot == null) {
            throw new CkException(PKCS11Constants.CKR_TOKEN_NOT_PRESENT);
        }
        return slot;
    }

    private Session session(long number) throws CkException {
        Session session = sessions.get(number);
        if (session == null) {
            throw new CkException(PKCS11Constants.CKR_SESSION_HANDLE_INVALID);
        }
        return session;
    }

    private interface Call<T> {
        T get() throws PKCS11Exception, CkException;
    }

    private interface Run {
        void run() throws PKCS11Exception, CkException;
    }

    private static <T> T call(Call<T> call) throws CkException {
        try {
            return call.get();
        } catch (PKCS11Exception e) {
            throw new CkException(e.getErrorCode());
        }
    }

    private static void run(Run run) throws CkException {
        try {
            run.run();
        } catch (PKCS11Exception e) {
            throw new CkException(e.getErrorCode());
        }
    }
}
