package fr.santelien.coordination.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.santelien.coordination.People;
import fr.santelien.coordination.Poste;
import fr.santelien.coordination.access.Access;
import fr.santelien.coordination.access.Refusal;
import fr.santelien.coordination.access.User;
import fr.santelien.sync.replica.LeftWork;
import fr.santelien.sync.replica.Reference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nathalie left the structure with work that she had not sent. */
class LeftWorkTest {

    private static final Reference LIST = new Reference("List", "00000000-0000-0000-0000-000000000001");

    private static final String ROLE = "PractitionerRole/role-antoine";
    private static final User FORMER = new User(
            "3:920009016/000000009",
            "Marc PETIT",
            "role-marc",
            User.Role.REFERENT,
            null,
            "centre",
            "Centre des Coteaux");

    @TempDir
    Path folder;

    @BeforeEach
    void nathalieLeaves() {
        as(People.NATHALIE, poste -> {
            receiveList(poste);
            poste.replica.edit(LIST, "Liste renommée", list -> list.put("title", "Par Nathalie"));
        });
    }

    private static void receiveList(Poste poste) {
        poste.receive("{'resourceType':'List','id':'%s','status':'current','title':'Sorties'}".formatted(LIST.id()));
    }

    private void as(User user, Consumer<Poste> work) {
        try (Poste poste = Poste.open(folder, user)) {
            work.accept(poste);
        }
    }

    private static void withoutHer(Poste poste, User user) {
        receiveList(poste);
        poste.replica.exchangeSide().keepOnly(Set.of(user.holderId()), Duration.ofDays(30));
    }

    @Test
    void theReferentSeesItAndColleaguesDoNot() {
        as(People.SOPHIE, poste -> {
            withoutHer(poste, People.SOPHIE);
            assertThat(poste.stored(LIST.toString()).path("title").asText()).isEqualTo("Sorties");
            assertThat(poste.work.memberships().leftWork()).isEmpty();
            long number = poste.replica.leftWork().getFirst().number();
            assertThatThrownBy(() -> poste.work.memberships().takeOver(number)).isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> poste.work.memberships().destroyLeftWork(number))
                    .isInstanceOf(Refusal.class);
        });
        as(People.HELENE, poste -> {
            List<LeftWork> left = poste.work.memberships().leftWork();
            assertThat(left).singleElement().satisfies(work -> {
                assertThat(work.reference()).isEqualTo(LIST);
                assertThat(work.author().holderId()).isEqualTo(People.NATHALIE.holderId());
            });
            assertThat(left.toString()).doesNotContain("Nathalie");
        });
    }

    @Test
    void theReferentTakesOverWhatSheMaySend() {
        aReferentLeavesToo();
        as(People.HELENE, poste -> {
            withoutHer(poste, People.HELENE);
            receiveRole(poste);
            Memberships memberships = poste.work.memberships();
            LeaverWork left = leaver(memberships, FORMER.display());
            assertThat(left.takeable()).isEqualTo(left.numbers()).hasSize(1);
            memberships.takeOver(left.takeable().getFirst());
            assertThat(LostCards.in(poste.stored(ROLE)))
                    .extracting(LostCard::number)
                    .containsExactly("2600900021");
            assertThat(memberships.leavers()).extracting(LeaverWork::name).doesNotContain(FORMER.display());
            assertThat(poste.replica.waiting())
                    .singleElement()
                    .satisfies(change -> assertThat(change.author().holderId()).isEqualTo(People.HELENE.holderId()));
            assertThatThrownBy(() -> memberships.takeOver(left.takeable().getFirst()))
                    .hasMessageContaining("n’attend plus");
        });
    }

    /** The access table gives the referent no lists: the server would refuse it under her card. */
    @Test
    void whatHerRoleMayNotSendIsNotTakenOverAndStays() {
        as(People.HELENE, poste -> {
            withoutHer(poste, People.HELENE);
            Memberships memberships = poste.work.memberships();
            LeaverWork left = leaver(memberships, People.NATHALIE.display());
            assertThat(left.takeable()).isEmpty();
            assertThat(left.denied()).containsExactly(Access.Subject.WORKLIST);
            assertThat(left.offerable()).isEqualTo(left.numbers());
            assertThat(left.deniedCount()).isEqualTo(1);
            assertThatThrownBy(() -> memberships.takeOver(left.numbers().getFirst()))
                    .hasMessageContaining("les listes de travail");
            assertThat(memberships.leftWork()).hasSize(1);
            assertThat(poste.replica.waiting()).isEmpty();
        });
    }

    @Test
    void whatTheReferentOffersAColleagueWithTheRightTakesOver() {
        as(People.SOPHIE, poste -> {
            withoutHer(poste, People.SOPHIE);
            long number = poste.replica.leftWork().getFirst().number();
            assertThatThrownBy(() -> poste.work.memberships().offer(number)).isInstanceOf(Refusal.class);
        });
        as(People.HELENE, poste -> {
            Memberships memberships = poste.work.memberships();
            memberships.offer(memberships.leftWork().getFirst().number());
            LeaverWork left = leaver(memberships, People.NATHALIE.display());
            assertThat(left.offerable()).isEmpty();
            assertThat(left.offeredCount()).isEqualTo(1);
        });
        as(People.MEMBER, poste -> {
            receiveList(poste);
            assertThat(poste.work.memberships().leavers())
                    .as("she may read lists and not write them")
                    .isEmpty();
        });
        as(People.SOPHIE, poste -> {
            Memberships memberships = poste.work.memberships();
            LeaverWork left = leaver(memberships, People.NATHALIE.display());
            assertThat(left.subjects()).containsExactly(Access.Subject.WORKLIST);
            assertThat(left.takeable()).isEqualTo(left.numbers()).hasSize(1);
            memberships.takeOver(left.takeable().getFirst());
            assertThat(poste.stored(LIST.toString()).path("title").asText()).isEqualTo("Par Nathalie");
            assertThat(poste.replica.waiting())
                    .singleElement()
                    .satisfies(change -> assertThat(change.author().holderId()).isEqualTo(People.SOPHIE.holderId()));
            assertThat(memberships.leftWork()).isEmpty();
            assertThat(poste.replica.query(
                            "SELECT author || ' ' || action AS line FROM trace WHERE action LIKE 'left_work%'"
                                    + " ORDER BY number",
                            row -> row.text("line")))
                    .containsExactly(
                            People.SOPHIE.holderId() + " left_work_kept",
                            People.HELENE.holderId() + " left_work_offered",
                            People.SOPHIE.holderId() + " left_work_taken_over");
        });
    }

    @Test
    void whatIsOfferedAboutAListSheDoesNotSeeIsNotForHer() {
        as(People.HELENE, poste -> {
            poste.replica.exchangeSide().keepOnly(Set.of(People.HELENE.holderId()), Duration.ofDays(30));
            poste.replica.leftWork().forEach(work -> poste.work.memberships().offer(work.number()));
        });
        as(
                People.SOPHIE,
                poste -> assertThat(poste.work.memberships().leavers()).isEmpty());
    }

    @Test
    void theReferentDestroysIt() {
        as(People.HELENE, poste -> {
            withoutHer(poste, People.HELENE);
            Memberships memberships = poste.work.memberships();
            memberships.destroyLeftWork(memberships.leftWork().getFirst().number());
            assertThat(memberships.leftWork()).isEmpty();
            assertThat(poste.replica.waiting()).isEmpty();
        });
    }

    @Test
    void whatTheReferentCannotSeeIsNotTakenOverAndStaysToBeDestroyed() {
        aReferentLeavesToo();
        as(People.HELENE, poste -> {
            poste.replica.exchangeSide().keepOnly(Set.of(People.HELENE.holderId()), Duration.ofDays(30));
            Memberships memberships = poste.work.memberships();
            LeaverWork left = leaver(memberships, FORMER.display());
            assertThat(left.takeable()).isEmpty();
            assertThat(left.gone()).isEqualTo(1);
            long number = left.numbers().getFirst();
            assertThatThrownBy(() -> memberships.takeOver(number)).hasMessageContaining("n’est plus sur ce poste");
            assertThat(memberships.leftWork()).hasSize(2);
            memberships.destroyLeftWork(number);
            assertThat(memberships.leftWork()).hasSize(1);
        });
    }

    /** Two changes of hers on one resource are one piece, and each person has her own line. */
    @Test
    void itIsSortedByPerson() {
        aReferentLeavesToo();
        as(People.HELENE, poste -> {
            withoutHer(poste, People.HELENE);
            receiveRole(poste);
            List<LeaverWork> leavers = poste.work.memberships().leavers();
            assertThat(leavers)
                    .extracting(LeaverWork::name)
                    .containsExactlyInAnyOrder(People.NATHALIE.display(), FORMER.display());
            assertThat(leavers).allSatisfy(left -> {
                assertThat(left.numbers()).hasSize(1);
                assertThat(left.leftAt()).isEqualTo(Poste.NOW);
                assertThat(left.toString()).doesNotContain(left.name());
            });
        });
    }

    /** Marc kept the memberships before Hélène; he had declared a card lost without network. */
    private void aReferentLeavesToo() {
        as(FORMER, poste -> {
            receiveRole(poste);
            poste.work.memberships().declareLost("role-antoine", "2600900021");
        });
    }

    private static void receiveRole(Poste poste) {
        poste.receive("{'resourceType':'PractitionerRole','id':'role-antoine','active':true,"
                + "'organization':{'reference':'Organization/centre'}}");
    }

    private static LeaverWork leaver(Memberships memberships, String name) {
        return memberships.leavers().stream()
                .filter(left -> left.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
