package fr.santelien.smartcard.certificate;

import java.security.cert.X509Certificate;
import java.util.List;

/** Where a poste knows revocations from. Answers at once from what is known; whatever is fetched is fetched elsewhere. */
public interface Revocations {

    /** For a poste that asks no authority. */
    Revocations NONE = new Revocations() {
        @Override
        public RevocationStatus of(X509Certificate certificate) {
            return new RevocationStatus.Unknown();
        }

        @Override
        public void seen(List<X509Certificate> chain) {
            // nobody to ask
        }

        @Override
        public Runnable onChange(Runnable listener) {
            return () -> {};
        }
    };

    RevocationStatus of(X509Certificate certificate);

    /** Whether the authorities of cards could not be asked for longer than the poste's limit, which people are told. */
    default boolean stale() {
        return false;
    }

    /**
     * A card with this chain is in: its authorities are asked about it in the background.
     *
     * @param chain verified: the addresses it names are believed
     */
    void seen(List<X509Certificate> chain);

    /**
     * Follows what becomes known.
     *
     * @param listener run on a background thread each time something new is known
     * @return to be run to stop listening
     */
    Runnable onChange(Runnable listener);
}
