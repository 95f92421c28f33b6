package fr.santelien.smartcard.envelope;

import java.security.GeneralSecurityException;

/** The envelope was made for another card, or for this one before its certificate was renewed. */
public final class WrongCardException extends GeneralSecurityException {
    private static final long serialVersionUID = 1L;

    public WrongCardException() {
        super("this envelope belongs to another card");
    }
}
