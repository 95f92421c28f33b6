package fr.santelien.smartcard.agent;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.xipki.pkcs11.wrapper.PKCS11Constants;

/**
 * The vendor's PKCS#11 module as the poste uses it: one session an insertion, opened for the login and closed by the
 * lock. Called by one thread only.
 */
final class Middleware {
    private static final long NONE = 0;

    private final Cryptoki cryptoki;
    private final Pcsc pcsc;
    private final TokenReader tokens;
    private List<TokenView> shown = List.of();
    private String reader = "";
    private long slot;
    private byte[] keyId = new byte[0];
    private long session = NONE;
    private long key = NONE;

    Middleware(Cryptoki cryptoki, Pcsc pcsc, Runnable pause) {
        this.cryptoki = cryptoki;
        this.pcsc = pcsc;
        this.tokens = new TokenReader(cryptoki, pcsc, pause);
    }

    /** @throws MiddlewareException when the module cannot be loaded or answers an error */
    ModuleView module(Path path) throws MiddlewareException {
        try {
            cryptoki.initialize(path);
            return cryptoki.info();
        } catch (CkException e) {
            throw failure(e);
        } catch (ModuleUnusableException e) {
            throw new MiddlewareException(CardFailure.MODULE_UNUSABLE, 0);
        }
    }

    /**
     * The tokens in a reader with their public certificates; empty when the module does not know the card.
     *
     * @throws MiddlewareException when the module cannot be loaded or answers an error; {@link CardFailure#CARD_GONE} only
     *     when PC/SC says so too
     */
    List<TokenView> tokens(Path path, String wantedReader) throws MiddlewareException {
        closeSession();
        reader = wantedReader;
        shown = List.of();
        try {
            shown = tokens.read(path, wantedReader);
            return shown;
        } catch (CkException e) {
            throw failure(e);
        } catch (ModuleUnusableException e) {
            throw new MiddlewareException(CardFailure.MODULE_UNUSABLE, 0);
        }
    }

    /**
     * @param code null when it is typed on the reader's own keys
     * @throws MiddlewareException when something else than the code is wrong
     */
    LoginView login(long wantedSlot, byte[] wantedKey, byte @Nullable [] code) throws MiddlewareException {
        closeSession();
        slot = wantedSlot;
        keyId = wantedKey.clone();
        try {
            session = cryptoki.openSession(slot);
            requireCardThatWasShown();
            long result = giveCode(code);
            if (result == PKCS11Constants.CKR_OK) {
                key = keyOfHolder();
                return LoginView.RIGHT;
            }
            LoginView refused = new LoginView(result, flags());
            closeSession();
            finishIfWanted(result);
            return refused;
        } catch (CkException e) {
            closeSession();
            finishIfWanted(e.code());
            throw failure(e);
        }
    }

    /** Numbers of slots move when readers come and go: the code is given to the card whose holder was shown, or to none. */
    private void requireCardThatWasShown() throws CkException {
        for (TokenView token : shown) {
            for (TokenView.Certificate certificate : token.certificates()) {
                if (token.slot() == slot
                        && Arrays.equals(certificate.id(), keyId)
                        && cryptoki.bears(session, keyId, certificate.der())) {
                    return;
                }
            }
        }
        throw new CkException(PKCS11Constants.CKR_TOKEN_NOT_PRESENT);
    }

    /** A card whose code was given and whose key cannot be found must forget the code. */
    private long keyOfHolder() throws CkException {
        try {
            return cryptoki.privateKey(session, keyId);
        } catch (CkException e) {
            lock();
            throw e;
        }
    }

    private OptionalLong flags() {
        try {
            return OptionalLong.of(cryptoki.token(slot).flags());
        } catch (CkException e) {
            return OptionalLong.empty();
        }
    }

    /**
     * CKM_RSA_PKCS over a DigestInfo: the one mechanism that the authentication keys of both CPS3 and CPS4 accept.
     *
     * @throws MiddlewareException when there is no login or the card refuses
     */
    byte[] sign(byte[] digestInfo) throws MiddlewareException {
        requireLogin();
        try {
            return cryptoki.sign(session, key, digestInfo);
        } catch (CkException e) {
            finishIfWanted(e.code());
            throw failure(e);
        }
    }

    /**
     * Signs with another key of the token, for which its code is given once more: the module would sign again in silence
     * with the code it keeps.
     *
     * @param code null when it is typed on the reader's own keys
     * @throws MiddlewareException when something else than the code is wrong
     */
    SignatureView signOnce(byte[] otherKey, byte @Nullable [] code, byte[] digestInfo) throws MiddlewareException {
        requireLogin();
        try {
            long other = cryptoki.privateKey(session, otherKey);
            if (cryptoki.wantsCodeEachTime(session, other)) {
                return signApart(other, code, digestInfo);
            }
            LoginView login = login(slot, keyId, code);
            if (!login.right()) {
                return new SignatureView(login, new byte[0]);
            }
            return new SignatureView(login, cryptoki.sign(session, cryptoki.privateKey(session, otherKey), digestInfo));
        } catch (CkException e) {
            closeSession();
            finishIfWanted(e.code());
            throw failure(e);
        }
    }

    /** In a session of its own: after a wrong code the signature stays begun, and its session refuses another. */
    private SignatureView signApart(long other, byte @Nullable [] code, byte[] digestInfo) throws CkException {
        long apart = cryptoki.openSession(slot);
        try {
            return new SignatureView(LoginView.RIGHT, cryptoki.signWithCode(apart, other, digestInfo, code));
        } catch (CkException e) {
            if (!CardFailure.of(e.code()).isAboutTheCode()) {
                throw e;
            }
            return new SignatureView(new LoginView(e.code(), flags()), new byte[0]);
        } finally {
            close(apart);
        }
    }

    /** C_Logout only clears the module: the card itself forgets its code when it is reset. */
    void lock() {
        boolean open = session != NONE;
        closeSession();
        if (open) {
            try {
                pcsc.reset(reader);
            } catch (PcscException ignored) {
                // pulled out meanwhile: a card without power has forgotten its code
            }
        }
    }

    /** A login that another session left open would accept any code: it is closed first. */
    private long giveCode(byte @Nullable [] code) throws CkException {
        try {
            cryptoki.login(session, code);
            return PKCS11Constants.CKR_OK;
        } catch (CkException e) {
            if (e.code() != PKCS11Constants.CKR_USER_ALREADY_LOGGED_IN) {
                return e.code();
            }
        }
        cryptoki.logout(session);
        try {
            cryptoki.login(session, code);
            return PKCS11Constants.CKR_OK;
        } catch (CkException e) {
            return e.code();
        }
    }

    private void requireLogin() throws MiddlewareException {
        if (session == NONE || key == NONE) {
            throw new MiddlewareException(CardFailure.LOCKED, PKCS11Constants.CKR_USER_NOT_LOGGED_IN);
        }
    }

    private void closeSession() {
        long open = session;
        session = NONE;
        key = NONE;
        if (open == NONE) {
            return;
        }
        try {
            cryptoki.logout(open);
        } catch (CkException ignored) {
            // not logged in, or the card is gone
        }
        close(open);
    }

    private void close(long open) {
        try {
            cryptoki.closeSession(open);
        } catch (CkException ignored) {
            // the card is gone, and its sessions with it
        }
    }

    /** On terminal servers the module answers this to everything until it has been ended and started again. */
    private void finishIfWanted(long code) {
        if (code == TokenReader.REINITIALISE) {
            session = NONE;
            key = NONE;
            cryptoki.finish();
        }
    }

    /** Only C_Login has something to say about the code: from any other function its words make no sense. */
    private static MiddlewareException failure(CkException e) {
        CardFailure failure = CardFailure.of(e.code());
        return new MiddlewareException(failure.isAboutTheCode() ? CardFailure.COMMUNICATION : failure, e.code());
    }
}
