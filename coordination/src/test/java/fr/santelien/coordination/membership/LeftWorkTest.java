package fr.santelien.coordination.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.santelien.coordination.People;
import fr.santelien.coordination.Poste;
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
    void theReferentTakesItOver() {
        as(People.HELENE, poste -> {
            withoutHer(poste, People.HELENE);
            Memberships memberships = poste.work.memberships();
            memberships.takeOver(memberships.leftWork().getFirst().number());
            assertThat(poste.stored(LIST.toString()).path("title").asText()).isEqualTo("Par Nathalie");
            assertThat(memberships.leftWork()).isEmpty();
            assertThat(poste.replica.waiting())
                    .singleElement()
                    .satisfies(change -> assertThat(change.author().holderId()).isEqualTo(People.HELENE.holderId()));
        });
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
        as(People.HELENE, poste -> {
            poste.replica.exchangeSide().keepOnly(Set.of(People.HELENE.holderId()), Duration.ofDays(30));
            Memberships memberships = poste.work.memberships();
            long number = memberships.leftWork().getFirst().number();
            assertThatThrownBy(() -> memberships.takeOver(number)).hasMessageContaining("n’est plus sur ce poste");
            assertThat(memberships.leftWork()).hasSize(1);
        });
    }
}
