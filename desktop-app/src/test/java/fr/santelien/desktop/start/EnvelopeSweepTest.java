package fr.santelien.desktop.start;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.smartcard.envelope.DataSeal;
import fr.santelien.smartcard.envelope.PersonKeys;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvelopeSweepTest {

    private final DataSeal seal;
    private final StructureHeader header;

    EnvelopeSweepTest() throws GeneralSecurityException {
        seal = DataSeal.of(PersonKeys.withNewDraftKey(PersonKeys.random()));
        header = new StructureHeader(
                "centre",
                "Centre",
                "920009016",
                "c2Vs",
                Map.of("a", card("a", "8:1"), "b", card("b", "8:2"), "c", new EnrolledCard("enveloppe", "illisible")),
                null);
    }

    @Test
    void whoLostHerRightLosesHerEnvelope() {
        assertThat(EnvelopeSweep.sweep(
                                header, "a", seal, owner -> owner.holderId().equals("8:2"))
                        .cards())
                .containsOnlyKeys("a", "c");
    }

    @Test
    void theCardInTheReaderAndWhatCannotBeReadStay() {
        assertThat(EnvelopeSweep.sweep(header, "a", seal, owner -> true).cards())
                .containsOnlyKeys("a", "c");
    }

    @Test
    void nobodyGoneChangesNothing() {
        assertThat(EnvelopeSweep.sweep(header, "a", seal, owner -> false)).isSameAs(header);
    }

    @Test
    void anOwnerMovedToAnotherEnvelopeIsNotBelieved() throws GeneralSecurityException {
        StructureHeader swapped =
                header.with("b", new EnrolledCard("enveloppe", card("a", "8:1").owner()));
        assertThat(EnvelopeSweep.sweep(
                                swapped, "c", seal, owner -> owner.holderId().equals("8:1"))
                        .cards())
                .containsOnlyKeys("b", "c");
    }

    private EnrolledCard card(String mark, String holder) throws GeneralSecurityException {
        return new EnrolledCard("enveloppe", seal.seal(new CardOwner(holder, "26009", "").toText(), mark));
    }
}
