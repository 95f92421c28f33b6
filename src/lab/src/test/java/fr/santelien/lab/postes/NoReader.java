package fr.santelien.lab.postes;

import fr.santelien.smartcard.CardReport;
import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.HashSignature;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The card side of a desk whose cards are handed over open. */
record NoReader() implements CardSession {

    @Override
    public CardState state() {
        return new CardState.NoReader();
    }

    @Override
    public Runnable onChange(Consumer<CardState> listener) {
        return () -> {};
    }

    @Override
    public void submitCode(char[] code) {
        Arrays.fill(code, '\0');
    }

    @Override
    public CompletableFuture<HashSignature> signHash(byte[] sha256, char[] code) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException());
    }

    @Override
    public CompletableFuture<CardReport> inspect() {
        return CompletableFuture.failedFuture(new UnsupportedOperationException());
    }

    @Override
    public void lock() {}

    @Override
    public void close() {}
}
