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
    /** A CPS shows one token, other modules one for each of its codes; a module that shows more is out of its mind. */
    private static final int MOST_TOKENS = 8;
    /** A CPS bears two or three, of less than two kilobytes each. */
    private static final int MOST_CERTIFICATES = 8;

    private static final int LONGEST_CERTIFICATE = 8192;
    private static final int LONGEST_ID = 255;
    private static final int LONGEST_LABEL = 255;
    /** CKR_VENDOR_DEFINED + 2 of the CPS middleware: C_Finalize and C_Initialize are wanted, on terminal servers. */
    static final long REINITIALISE = PKCS11Constants.CKR_VENDOR_DEFINED + 2;

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

    /**
     * Empty when the module does not know the card.
     *
     * @throws MiddlewareException {@link CardFailure#CARD_GONE} when PC/SC says that no card is in
     */
    List<TokenView> read(Path module, String reader) throws CkException, ModuleUnusableException, MiddlewareException {
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
                // the next card waits for us
                throw new MiddlewareException(CardFailure.CARD_GONE, PKCS11Constants.CKR_TOKEN_NOT_PRESENT);
            }
            pause.run();
        }
        if (last == null) {
            return List.of();
        }
        if (CardFailure.of(last.code()) == CardFailure.CARD_GONE) {
            throw new MiddlewareException(CardFailure.COMMUNICATION, last.code()); // PC/SC says that it is in
        }
        throw last;
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
        for (long slot : slotsOf(reader)) {
            Cryptoki.Token token = cryptoki.token(slot);
            tokens.add(new TokenView(
                    slot,
                    token.model(),
                    length(token.minPinLength()),
                    length(token.maxPinLength()),
                    token.flags(),
                    exact,
                    certificatesIn(slot)));
        }
        return tokens;
    }

    private static int length(long value) {
        return (int) Math.clamp(value, 0, Integer.MAX_VALUE);
    }

    private List<Long> slotsOf(String reader) throws CkException {
        List<Long> slots = new ArrayList<>();
        for (long slot : cryptoki.slots()) {
            if (cryptoki.slotDescription(slot).equals(shortened(reader))) {
                slots.add(slot);
            }
        }
        List<String> namesakes = namesakes(reader);
        if (namesakes.size() == 1) {
            return slots.subList(0, Math.min(MOST_TOKENS, slots.size()));
        }
        // readers that only the end of their names tells apart: slots come in the order of the readers
        return slots.size() == namesakes.size() ? List.of(slots.get(namesakes.indexOf(reader))) : List.of();
    }

    /** The occupied readers whose names are cut to the same. */
    private List<String> namesakes(String reader) throws CkException {
        if (reader.length() <= DESCRIPTION_LENGTH) {
            return List.of(reader);
        }
        try {
            return pcsc.readers().stream()
                    .filter(other ->
                            other.equals(reader) || (shortened(other).equals(shortened(reader)) && occupied(other)))
                    .toList();
        } catch (PcscException e) {
            throw new CkException(PKCS11Constants.CKR_TOKEN_NOT_PRESENT);
        }
    }

    private static String shortened(String reader) {
        return reader.substring(0, Math.min(reader.length(), DESCRIPTION_LENGTH))
                .strip();
    }

    private List<TokenView.Certificate> certificatesIn(long slot) throws CkException {
        long session = cryptoki.openSession(slot);
        try {
            return certificates(session);
        } finally {
            close(session);
        }
    }

    /** Those that make sense. */
    private List<TokenView.Certificate> certificates(long session) throws CkException {
        return cryptoki.certificates(session).stream()
                .filter(found -> found.der().length <= LONGEST_CERTIFICATE && found.id().length <= LONGEST_ID)
                .limit(MOST_CERTIFICATES)
                .map(found -> new TokenView.Certificate(found.id(), label(found.label()), found.der()))
                .toList();
    }

    private static String label(String label) {
        return label.substring(0, Math.min(label.length(), LONGEST_LABEL));
    }

    /** What was read was read. */
    private void close(long session) {
        try {
            cryptoki.closeSession(session);
        } catch (CkException ignored) {
            // pulled out just then: PC/SC will say so
        }
    }
}
