package fr.santelien.smartcard.session;

import fr.santelien.smartcard.CardContract;
import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.agent.Call;
import fr.santelien.smartcard.agent.FakeCard;
import fr.santelien.smartcard.agent.FakeDesk;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Nested;

/** The contract of every card, on the fake ones. */
class FakeCardContractTest {

    @Nested
    class Cps3 extends OnTheFake {
        Cps3() {
            super(Generation.CPS3);
        }
    }

    @Nested
    class Cps4 extends OnTheFake {
        Cps4() {
            super(Generation.CPS4);
        }
    }

    private abstract static class OnTheFake extends CardContract {
        private final Generation generation;
        private final FakeDesk desk = FakeDesk.withReader();

        OnTheFake(Generation generation) {
            this.generation = generation;
        }

        @Override
        protected CardSession start() {
            return new CardMachine(desk.settings(), desk.launcher());
        }

        @Override
        protected CardAtHand card(int tries) {
            return new AtTheFakeDesk(desk, generation.card().withTries(tries));
        }

        @Override
        protected void insertForeignCard() {
            desk.insert(FakeCard.other("3B6500002063CB6800"));
        }

        @Override
        protected String code() {
            return FakeCard.CODE;
        }
    }

    private record AtTheFakeDesk(FakeDesk desk, FakeCard card) implements CardContract.CardAtHand {
        @Override
        public void insert() {
            desk.insert(card);
        }

        @Override
        public void pull() {
            desk.pull();
        }

        @Override
        public byte[] pullDuring(Callable<byte[]> signature) throws Exception {
            desk.module().during(Call.C_SIGN, desk::pull);
            return signature.call();
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
