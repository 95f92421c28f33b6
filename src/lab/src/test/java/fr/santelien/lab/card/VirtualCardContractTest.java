package fr.santelien.lab.card;

import fr.santelien.lab.people.DemoPerson;
import fr.santelien.smartcard.CardContract;
import fr.santelien.smartcard.CardSession;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contract of every card, on the virtual ones: card agent, PC/SC and OpenSC are real. */
class VirtualCardContractTest {
    @TempDir
    static Path folder;

    private static CardDesk desk;

    @BeforeAll
    static void sitDown() throws Exception {
        desk = CardDesk.open(folder.resolve("keys"));
    }

    @AfterAll
    static void leave() {
        desk.close();
    }

    @Nested
    class Cps3 extends OnTheVirtualReader {
        Cps3() {
            super(CardKind.CPS3);
        }
    }

    @Nested
    class Piv extends OnTheVirtualReader {
        Piv() {
            super(CardKind.PIV);
        }
    }

    private abstract static class OnTheVirtualReader extends CardContract {
        private final CardKind kind;

        OnTheVirtualReader(CardKind kind) {
            this.kind = kind;
        }

        @AfterEach
        void pull() {
            desk.reader().remove();
        }

        @Override
        protected CardSession start() {
            return desk.start();
        }

        @Override
        protected CardAtHand card(int tries) throws Exception {
            return new AtTheReader(kind.make(desk.pki().card(DemoPerson.SOPHIE)).withTries(tries));
        }

        @Override
        protected void insertForeignCard() throws Exception {
            desk.reader().insert(VirtualCard.foreign());
        }

        @Override
        protected String code() {
            return DemoPerson.CODE;
        }
    }

    private record AtTheReader(VirtualCard card) implements CardContract.CardAtHand {
        private static final Duration LONG_ENOUGH_TO_PULL_IT = Duration.ofSeconds(5);
        private static final Duration GENEROUS_LIMIT = Duration.ofSeconds(60);

        @Override
        public void insert() throws Exception {
            desk.reader().insert(card);
        }

        @Override
        public void pull() {
            desk.reader().remove();
        }

        @Override
        public byte[] pullDuring(Callable<byte[]> signature) throws Exception {
            int before = card.signaturesBegun();
            card.withSignatureDelay(LONG_ENOUGH_TO_PULL_IT);
            CompletableFuture<byte[]> signed = CompletableFuture.supplyAsync(() -> {
                try {
                    return signature.call();
                } catch (Exception e) {
                    throw new CompletionException(e);
                }
            });
            card.awaitSignatureBegun(before + 1, GENEROUS_LIMIT);
            pull();
            card.withSignatureDelay(Duration.ZERO);
            try {
                return signed.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof GeneralSecurityException refused ? refused : e;
            }
        }

        @Override
        public int tries() {
            return card.tries();
        }

        @Override
        public boolean codeGiven() {
            return card.codeGiven();
        }
    }
}
