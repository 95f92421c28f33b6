package fr.santelien.smartcard.revocation;

/** What became of a list or an answer that came in. */
public enum Reception {
    TAKEN,
    /** One as new or newer is known already: it is never replaced by an older one. */
    NOT_NEWER,
    /** Signed by none of the trusted authorities it could come from. */
    WRONG_SIGNER,
    UNREADABLE,
    /** Dated in the future: the clock of this PC is wrong, or the authority's. */
    NOT_YET,
    /** A list of changes, of a part of the certificates, or of another authority's. */
    UNSUPPORTED,
    /** The authority says that it does not know the certificate, or the answer is past its own dates. */
    NO_ANSWER
}
