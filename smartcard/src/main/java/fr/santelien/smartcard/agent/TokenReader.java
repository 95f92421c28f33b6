package fr.santelien.smartcard.agent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.xipki.pkcs11.wrapper.PKCS11Constants;

/** Finds the tokens in a reader and reads what they show without a code. */
final class TokenReader {
    /** The CPS middleware answers CKR_GENERAL_ERROR, and OpenSC an empty list, just after an insertion. */
    private static final int ATTEMPTS = 15;

    private static final long PAUSE_MILLIS = 200;
    /** Slot descriptions are cut to 64 characters by PKCS#11. */
    private static final int DESCRIPTION_LENGTH = 64;
    /** CKR_VENDOR_DEFINED + 2 of the CPS middleware: C_Finalize and C_Initialize are wanted, on terminal servers. */
    private static final long REINITIALISE = PKCS11Constants.CKR_VENDOR_DEFINED + 2;

    private final Cryptoki cryptoki;
    private final Pcsc pcsc;
    private final Runnable pause;

    /** @param pause waits between two attempts */
    TokenReader(Cryptoki cryptoki, Pcsc pcsc, Runnable pause) {
        this.cryptoki = cryptoki;
        this.pcsc = pcsc;
        this.pause = pause;
    }

    static void shortPause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Empty when the module does not know the card. */
    List<TokenView> read(Path module, String reader) throws CkException, ModuleUnusableException {
        CkException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                cryptoki.initialize(module);
                List<TokenView> tokens = read(reader);
                if (!tokens.isEmpty()) {
                    return tokens;
                }
                last = null;
            } catch (CkException e) {
                last = e;
                if (e.code() == REINITIALISE || e.code() == PKCS11Constants.CKR_CRYPTOKI_NOT_INITIALIZED) {
                    cryptoki.finish();
                }
            }
            if (!occupied(reader)) {
                throw new CkException(PKCS11Constants.CKR_TOKEN_NOT_PRESENT); // the next card waits for us
            }
            pause.run();
        }
        if (last != null) {
            throw last;
        }
        return List.of();
    }

    private boolean occupied(String reader) {
        try {
            return pcsc.occupied(reader);
        } catch (PcscException e) {
            return false;
        }
    }

    private List<TokenView> read(String reader) throws CkException {
        boolean exact = cryptoki.info().countsTriesExactly();
        List<TokenView> tokens = new ArrayList<>();
        for (long slot : cryptoki.slots()) {
            if (!isIn(cryptoki.slotDescription(slot), reader)) {
                continue;
            }
            Cryptoki.Token token = cryptoki.token(slot);
            tokens.add(new TokenView(
                    slot,
                    token.model(),
                    (int) token.minPinLength(),
                    (int) token.maxPinLength(),
                    token.flags(),
                    exact,
                    certificates(slot)));
        }
        return tokens;
    }

    private static boolean isIn(String description, String reader) {
        String name = reader.substring(0, Math.min(reader.length(), DESCRIPTION_LENGTH));
        return description.equals(name.strip());
    }

    private List<TokenView.Certificate> certificates(long slot) throws CkException {
        long session = cryptoki.openSession(slot);
        try {
            return cryptoki.certificates(session).stream()
                    .map(found -> new TokenView.Certificate(found.id(), found.label(), found.der()))
                    .toList();
        } finally {
            cryptoki.closeSession(session);
        }
    }
}
