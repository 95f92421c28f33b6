package fr.santelien.lab.postes;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.Work;
import fr.santelien.desktop.session.OpenOutcome;
import fr.santelien.desktop.session.OpenOutcome.Refused;
import fr.santelien.desktop.start.Poste;
import fr.santelien.desktop.start.PosteConfiguration;
import fr.santelien.desktop.start.PosteSettings;
import fr.santelien.lab.card.SoftwareCard;
import fr.santelien.lab.network.Cable;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.world.World;
import fr.santelien.smartcard.CardSettings;
import fr.santelien.smartcard.OpenCard;
import fr.santelien.smartcard.certificate.Revocations;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;

/**
 * One desk whose cards are handed over open, their keys in memory: real poste, real file, real exchange, for tests about
 * the data key and not about the chip. Its clock can be moved forward.
 */
final class SoftDesk implements AutoCloseable {

    final Cable cable;
    final Poste poste;
    private final World world;
    private Duration ahead = Duration.ZERO;

    SoftDesk(World world, Path data) throws Exception {
        this(world, data, Revocations.NONE);
    }

    SoftDesk(World world, Path data, Revocations revocations) throws Exception {
        this.world = world;
        this.cable = new Cable(world.server().port());
        PosteSettings settings = new PosteSettings(
                URI.create("https://localhost:" + cable.port() + "/fhir"),
                data,
                null,
                null,
                Duration.ofSeconds(5),
                Duration.ofMinutes(10),
                Duration.ofDays(30),
                Duration.ofDays(7),
                Duration.ofDays(30));
        CardSettings cards = CardSettings.forTestCards(
                        Path.of("aucun"), world.pki().personAuthorities(), Map.of())
                .withRevocations(revocations);
        this.poste = new Poste(
                new PosteConfiguration(settings, cards, world.pki().serverAuthorities()),
                new NoReader(),
                new MovedClock());
    }

    OpenCard card(DemoPerson person) throws Exception {
        return SoftwareCard.of(world.pki().card(person), person);
    }

    OpenCard renewedCard(DemoPerson person) throws Exception {
        return SoftwareCard.of(world.pki().renewedCard(person), person);
    }

    /** Opens the only structure of the person, and exchanges until nothing waits. */
    Work open(DemoPerson person) throws Exception {
        return settled(poste.open(card(person), null));
    }

    static Work settled(OpenOutcome outcome) {
        Work work = opened(outcome);
        Desk.settle(work);
        return work;
    }

    static Work opened(OpenOutcome outcome) {
        assertThat(outcome).as(String.valueOf(outcome)).isInstanceOf(OpenOutcome.Opened.class);
        return ((OpenOutcome.Opened) outcome).work();
    }

    static Refused refused(OpenOutcome outcome) {
        return assertThat(outcome)
                .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
                .actual();
    }

    /** The colleague at work lends this person the keys; her card is enrolled, and stays open. */
    Work add(DemoPerson colleague) throws Exception {
        poste.enrolNextCard();
        poste.close();
        return settled(poste.open(card(colleague), null));
    }

    void pass(Duration time) {
        ahead = ahead.plus(time);
    }

    @Override
    public void close() {
        poste.shutDown();
        cable.close();
    }

    private final class MovedClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.offset(Clock.system(zone), ahead);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }
    }
}
