package fr.santelien.smartcard.session;

import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.TestAuthority.Person;
import fr.santelien.smartcard.agent.FakeCard;
import fr.santelien.smartcard.agent.FakeDesk;
import fr.santelien.smartcard.certificate.RevocationStatus;
import fr.santelien.smartcard.certificate.Revocations;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** A card whose authority says that it is revoked. */
class CardRevokedStateTest extends RestingState {
    CardRevokedStateTest() {
        super(CardState.CardRevoked.class);
    }

    @Override
    MachineRig bring() {
        FakeDesk desk = FakeDesk.withReader();
        desk.insert(FakeCard.cps3(Person.SOPHIE));
        return MachineRig.at(desk, settings -> settings.withRevocations(new EveryCard()));
    }

    /** Cards are revoked, authorities are not. */
    private record EveryCard() implements Revocations {
        @Override
        public RevocationStatus of(X509Certificate certificate) {
            return certificate.getBasicConstraints() < 0
                    ? new RevocationStatus.Revoked(Instant.now())
                    : new RevocationStatus.NotRevoked(Instant.now());
        }

        @Override
        public void seen(List<X509Certificate> chain) {
            // asks nobody
        }

        @Override
        public Runnable onChange(Runnable listener) {
            return () -> {};
        }
    }
}
