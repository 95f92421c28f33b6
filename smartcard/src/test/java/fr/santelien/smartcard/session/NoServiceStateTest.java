package fr.santelien.smartcard.session;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.TestAuthority.Person;
import fr.santelien.smartcard.agent.FakeCard;
import fr.santelien.smartcard.agent.FakeDesk;
import fr.santelien.smartcard.agent.FakeDesk.PcscCall;
import org.junit.jupiter.api.Test;

/** The PC/SC service does not run; it comes with every code, or as it should. */
class NoServiceStateTest extends RestingState {
    NoServiceStateTest() {
        super(CardState.NoService.class);
    }

    @Override
    MachineRig bring() {
        FakeDesk desk = FakeDesk.withReader();
        desk.stopService();
        return MachineRig.at(desk);
    }

    @Override
    CodeTable expectedOfReader() {
        return CodeTable.ofPcsc("others -> NoService"); // no reader is asked for
    }

    @Test
    void a_service_that_comes_with_an_error_is_no_service() {
        CodeTable.ofPcsc("others -> NoService").holds(code -> {
            try (MachineRig rig = bring()) {
                rig.desk.answers(PcscCall.READERS, code);
                rig.desk.startService();
                return CodeTable.words(rig.state());
            }
        });
    }

    @Test
    void a_service_started_later_is_seen_by_the_same_agent() {
        try (MachineRig rig = bring()) {
            rig.desk.startService();
            rig.expect(CardState.NoCard.class);
            rig.desk.insert(FakeCard.cps3(Person.SOPHIE));
            rig.expect(CardState.AwaitingCode.class);
        }
    }

    @Test
    void a_service_that_stops_and_starts_again_is_seen_by_a_new_agent() throws InterruptedException {
        try (MachineRig rig = MachineRig.open(FakeCard.cps3(Person.SOPHIE))) {
            rig.desk.stopService();
            rig.expect(CardState.NoService.class);
            rig.desk.startService();
            rig.await(CardState.AwaitingCode.class);
            rig.giveCode();
            rig.expect(CardState.Open.class);
            assertThat(rig.seen()).noneMatch(CardState.NotResponding.class::isInstance);
        }
    }
}
