package fr.santelien.smartcard.agent;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The functions of a PKCS#11 module that the agent uses, under their names in the standard. Called by one thread only:
 * OpenSC deadlocks when two of them call it.
 *
 * @see <a href="https://docs.oasis-open.org/pkcs11/pkcs11-base/v2.40/pkcs11-base-v2.40.html">PKCS #11 Base 2.40</a>
 */
interface Cryptoki {

    /** An object of class CKO_CERTIFICATE: handle, CKA_ID, CKA_LABEL, CKA_VALUE. */
    record Certificate(byte[] id, String label, byte[] der) {}

    /** CK_TOKEN_INFO, as far as it is used. */
    record Token(String model, long flags, long minPinLength, long maxPinLength) {}

    /**
     * Loads the module and calls C_Initialize; does nothing when it is loaded already.
     *
     * @throws ModuleUnusableException when the file cannot be loaded
     */
    void initialize(Path module) throws CkException, ModuleUnusableException;

    /** C_Finalize: some modules ask for it after an update of the card or a change of terminal session. */
    void finish();

    /** C_GetInfo. */
    ModuleView info() throws CkException;

    /** C_GetSlotList, slots with a token only. */
    long[] slots() throws CkException;

    /** C_GetSlotInfo: name of the reader, cut to 64 characters by the standard. */
    String slotDescription(long slot) throws CkException;

    /** C_GetTokenInfo. */
    Token token(long slot) throws CkException;

    /** C_OpenSession, read only. */
    long openSession(long slot) throws CkException;

    void closeSession(long session) throws CkException;

    /**
     * C_Login as CKU_USER.
     *
     * @param code null when it is typed on the reader's own keys
     */
    void login(long session, byte @Nullable [] code) throws CkException;

    void logout(long session) throws CkException;

    /** Certificates that a session sees: on a CPS all of them are public. */
    List<Certificate> certificates(long session) throws CkException;

    /** Whether the token bears a certificate with this CKA_ID and CKA_VALUE: found by both, nothing is read. */
    boolean bears(long session, byte[] id, byte[] der) throws CkException;

    /** Handle of the private key with this CKA_ID. */
    long privateKey(long session, byte[] id) throws CkException;

    /** CKA_ALWAYS_AUTHENTICATE: the key wants a code for each signature. */
    boolean wantsCodeEachTime(long session, long key) throws CkException;

    /** C_SignInit with CKM_RSA_PKCS and C_Sign into a buffer exactly as long as the modulus: a CPS4 takes no other. */
    byte[] sign(long session, long key, byte[] digestInfo) throws CkException;

    /**
     * The same with C_Login as CKU_CONTEXT_SPECIFIC in between, for a key that wants its code each time. When it fails the
     * operation stays open: the session is good for nothing but to be closed.
     *
     * @param code null when it is typed on the reader's own keys
     */
    byte[] signWithCode(long session, long key, byte[] digestInfo, byte @Nullable [] code) throws CkException;
}
