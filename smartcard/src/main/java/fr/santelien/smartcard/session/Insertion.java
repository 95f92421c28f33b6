package fr.santelien.smartcard.session;

import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.CardState.CodeRules;
import fr.santelien.smartcard.agent.ReaderView;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One stay of one card in one reader; used by the machine's thread only. */
final class Insertion {
    final String reader;
    final int number;
    /** Null until its certificate is read and accepted. */
    @Nullable
    Known known;

    TryCounter.LastCode lastCode = TryCounter.LastCode.NONE;

    @Nullable
    LiveCard open;

    /** What was read from the card. */
    record Known(
            long slot,
            byte[] keyId,
            CardHolder holder,
            List<X509Certificate> chain,
            CodeRules rules,
            boolean countsExactly) {}

    Insertion(ReaderView view) {
        this.reader = view.name();
        this.number = view.insertion();
    }

    boolean isStillIn(List<ReaderView> readers) {
        return readers.stream().anyMatch(view -> view.name().equals(reader) && view.insertion() == number);
    }
}
