package fr.santelien.sync.exchange;

import java.io.IOException;

/** The handshake broke after the card's certificate was given and before the server agreed to it. */
final class CardRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    CardRefusedException(IOException cause) {
        super(cause);
    }
}
