package fr.santelien.lab.postes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.Work;
import fr.santelien.coordination.membership.Member;
import fr.santelien.coordination.patient.PatientQuery;
import fr.santelien.coordination.worklist.Worklist;
import fr.santelien.desktop.session.OpenOutcome.Refused;
import fr.santelien.desktop.start.Poste;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.people.DemoStructure;
import fr.santelien.lab.world.LabPoste;
import fr.santelien.lab.world.World;
import fr.santelien.smartcard.OpenCard;
import fr.santelien.smartcard.certificate.RevocationStatus;
import fr.santelien.smartcard.certificate.Revocations;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two postes of one structure and the real server: a card declared lost on one opens neither, nor the server. */
class LostCardTest {

    private static final DemoPerson HOLDER = DemoPerson.NATHALIE;
    private static final String ROLE = "role-nathalie-centre";

    @TempDir
    Path folder;

    private World world;
    private SoftDesk first;
    private SoftDesk second;
    private JsonNode membership;

    @BeforeEach
    void bothPostesKnowBothCards() throws Exception {
        world = SharedWorld.get();
        membership = world.auditor().read("PractitionerRole", ROLE).orElseThrow();
        first = new SoftDesk(world, folder.resolve("premier"));
        second = new SoftDesk(world, folder.resolve("second"));
        for (SoftDesk desk : new SoftDesk[] {first, second}) {
            desk.open(DemoPerson.HELENE);
            desk.add(HOLDER);
            desk.poste.close();
        }
    }

    @AfterEach
    void close() throws Exception {
        first.close();
        second.close();
        ObjectNode again = membership.deepCopy();
        again.remove("meta");
        world.auditor().put(again);
    }

    @Test
    void declaredLostOnOnePosteItOpensNeitherOneNorTheOtherAfterTheirNextExchange() throws Exception {
        Work referent = first.open(DemoPerson.HELENE);
        assertThat(first.poste.cardsOf(member(referent).holderId())).containsExactly(HOLDER.cardNumber);
        referent.memberships().declareLost(member(referent).id(), HOLDER.cardNumber);
        Desk.settle(referent);
        assertThat(second.poste.knownStructures(second.card(HOLDER).holder()))
                .as("the second poste was not told yet")
                .isNotEmpty();

        awaitGone(first, referent, second.card(HOLDER));
        Work again = second.open(DemoPerson.HELENE);
        awaitGone(second, again, second.card(HOLDER));

        for (SoftDesk desk : new SoftDesk[] {first, second}) {
            desk.poste.close();
            assertThat(SoftDesk.refused(desk.poste.open(desk.card(HOLDER), null))
                            .sentence())
                    .as("the server refuses it too")
                    .isEqualTo("Votre carte n’est rattachée à aucune structure de la région.");
        }
        Work renewed = lentBy(first, first.renewedCard(HOLDER));
        assertThat(renewed.user().holderId()).isEqualTo("8:10009990010");
    }

    @Test
    void aMembershipThatEndsTakesTheEnvelopeAwayAtTheNextExchangeOfAnybody() throws Exception {
        Work referent = second.open(DemoPerson.HELENE);
        end();
        awaitGone(second, referent, second.card(HOLDER));
        assertThat(second.poste.knownStructures(second.card(DemoPerson.HELENE).holder()))
                .isNotEmpty();
    }

    @Test
    void theSessionOfWhoLosesHerMembershipEndsCleanlyAndWhatSheDidNotSendStays() throws Exception {
        Work leaving = first.open(HOLDER);
        String list = leaving.worklists().all().stream()
                .filter(each -> !each.received())
                .map(Worklist::id)
                .findFirst()
                .orElseThrow();
        first.cable.unplug();
        leaving.worklists().add(list, patient(leaving), "Noté juste avant la fin");
        end();
        Refused said = endOf(first.poste, first.cable::plug);

        assertThat(said.sentence()).startsWith("Le serveur régional n’ouvre plus cette structure à votre carte");
        assertThat(said.remedy().replace('\u00A0', ' '))
                .startsWith("1 modification n’était pas envoyée : elle reste, chiffrée, sur ce poste.");
        assertThat(first.poste.knownStructures(first.card(HOLDER).holder())).isEmpty();
        Work colleague = SoftDesk.opened(first.poste.open(first.card(DemoPerson.HELENE), null));
        assertThat(colleague.exchanges().waiting()).hasSize(1);
        assertThat(world.auditor().list(list).orElseThrow().toString()).doesNotContain("Noté juste avant la fin");
    }

    @Test
    void aRevokedCardLosesItsEnvelopeAtTheNextExchangeOfAColleague() throws Exception {
        X509Certificate revoked = second.card(HOLDER).chain().getFirst();
        second.close();
        second = new SoftDesk(world, folder.resolve("second"), new Revoked(revoked));
        awaitGone(second, second.open(DemoPerson.HELENE), second.card(HOLDER));
        assertThat(second.poste.knownStructures(second.card(DemoPerson.HELENE).holder()))
                .isNotEmpty();
    }

    /** An authority that revoked one card. */
    private record Revoked(X509Certificate revoked) implements Revocations {
        @Override
        public RevocationStatus of(X509Certificate certificate) {
            return certificate.equals(revoked)
                    ? new RevocationStatus.Revoked(Instant.EPOCH)
                    : new RevocationStatus.NotRevoked(Instant.EPOCH);
        }

        @Override
        public void seen(List<X509Certificate> chain) {}

        @Override
        public Runnable onChange(Runnable listener) {
            return () -> {};
        }
    }

    /** What the poste says when it ends the session by itself. */
    private static Refused endOf(Poste poste, Runnable cause) throws Exception {
        CompletableFuture<Refused> said = new CompletableFuture<>();
        Runnable stop = poste.onEnd(said::complete);
        try {
            cause.run();
            return said.get(60, TimeUnit.SECONDS);
        } finally {
            stop.run();
        }
    }

    private void end() throws Exception {
        ObjectNode ended = membership.deepCopy();
        ended.remove("meta");
        ended.put("active", false);
        world.auditor().put(ended);
    }

    private static Work lentBy(SoftDesk desk, OpenCard card) throws Exception {
        SoftDesk.opened(desk.poste.open(desk.card(DemoPerson.HELENE), null));
        desk.poste.enrolNextCard();
        desk.poste.close();
        return SoftDesk.settled(desk.poste.open(card, DemoStructure.CENTRE.id));
    }

    private static void awaitGone(SoftDesk desk, Work work, OpenCard card) {
        LabPoste.exchangeUntil(
                work,
                "the envelope is gone",
                () -> desk.poste.knownStructures(card.holder()).isEmpty());
    }

    private static Member member(Work work) {
        return work.memberships().people("cohen").getFirst();
    }

    private static String patient(Work work) {
        return work.patients()
                .search(new PatientQuery(null, "", ""), 1)
                .getFirst()
                .id();
    }
}
