package fr.santelien.lab.postes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.santelien.coordination.access.Refusal;
import fr.santelien.desktop.recovery.Recovery;
import fr.santelien.desktop.recovery.Recovery.Trial;
import fr.santelien.desktop.session.OpenOutcome;
import fr.santelien.desktop.session.OpenOutcome.Next;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.people.DemoStructure;
import fr.santelien.lab.world.World;
import fr.santelien.smartcard.envelope.RecoveryKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recovery key of a structure on a real poste: made by the referent, tried out, used when no card opens. */
class RecoveryTest {

    private static final String LOST =
            "Les données de cette structure sont sur ce PC, mais leur en-tête est abîmé ou a disparu.";

    @TempDir
    Path folder;

    private World world;
    private SoftDesk desk;
    private String paper;

    @BeforeEach
    void referentMakesTheKey() throws Exception {
        world = SharedWorld.get();
        desk = new SoftDesk(world, folder);
        desk.open(DemoPerson.HELENE);
        assertThat(desk.poste.recovery().kept()).isEmpty();
        Recovery.Paper made = desk.poste.recovery().make();
        paper = made.groups();
        assertThat(desk.poste.recovery().kept().orElseThrow().number()).isEqualTo(made.number());
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void opensThePosteForACardThatIsNotEnrolledAndEnrolsIt() throws Exception {
        desk.poste.close();
        OpenOutcome.Refused refused = SoftDesk.refused(desk.poste.open(desk.card(DemoPerson.SOPHIE), null));
        assertThat(refused.next()).isEqualTo(Next.RECOVERY_KEY);
        SoftDesk.settled(desk.poste.openWithRecoveryKey(desk.card(DemoPerson.SOPHIE), paper));
        desk.poste.close();
        desk.cable.unplug();
        SoftDesk.opened(desk.poste.open(desk.card(DemoPerson.SOPHIE), null));
    }

    @Test
    void aSlipAndAnotherKeyAreToldApartAndNothingIsLost() throws Exception {
        desk.poste.close();
        char wrong = paper.charAt(5) == '7' ? '8' : '7';
        String slip = paper.substring(0, 5) + wrong + paper.substring(6);
        assertThat(sentence(slip))
                .isEqualTo("Cette clé de secours contient une faute de frappe : elle n’a pas été essayée.");
        assertThat(sentence(RecoveryKey.generate().toGroups()))
                .isEqualTo("Cette clé de secours n’ouvre aucune donnée de ce poste.");
        SoftDesk.opened(desk.poste.openWithRecoveryKey(desk.card(DemoPerson.SOPHIE), paper));
    }

    @Test
    void theServerStillSaysWhoIsAMember() throws Exception {
        desk.poste.close();
        assertThat(SoftDesk.refused(desk.poste.openWithRecoveryKey(desk.card(DemoPerson.KARIMA), paper))
                        .sentence())
                .isEqualTo("Votre carte n’est rattachée à aucune structure de la région.");
        assertThat(SoftDesk.refused(desk.poste.openWithRecoveryKey(desk.card(DemoPerson.STRANGER), paper))
                        .sentence())
                .isEqualTo("Le serveur régional n’accepte pas cette carte.");
        assertThat(desk.poste.knownStructures(desk.card(DemoPerson.KARIMA).holder()))
                .isEmpty();
    }

    @Test
    void withoutNetworkItOpensForThoseTheDataKnowAsMembersAndForNobodyElse() throws Exception {
        desk.poste.close();
        desk.cable.unplug();
        assertThat(SoftDesk.refused(desk.poste.openWithRecoveryKey(desk.card(DemoPerson.KARIMA), paper))
                        .sentence())
                .isEqualTo(
                        "Le serveur régional ne répond pas, et les données de ce poste ne connaissent pas votre rattachement.");
        assertThat(desk.poste.knownStructures(desk.card(DemoPerson.KARIMA).holder()))
                .isEmpty();
        assertThat(sentence(paper))
                .as("a member who never opened this poste")
                .isEqualTo(
                        "Le serveur régional ne répond pas, et les données de ce poste ne connaissent pas votre rattachement.");
        // what the file knows is kept per holder: it knows as a member somebody who has opened this poste before
        SoftDesk.opened(desk.poste.openWithRecoveryKey(desk.card(DemoPerson.HELENE), paper));
    }

    @Test
    void tryingItOutNotesTheDayAndOnlyOfTheRightKey() {
        Recovery recovery = desk.poste.recovery();
        Recovery.Kept before = recovery.kept().orElseThrow();
        desk.pass(Duration.ofDays(300));
        assertThat(recovery.tryOut(RecoveryKey.generate().toGroups())).isEqualTo(Trial.OTHER_KEY);
        assertThat(recovery.tryOut(paper.substring(4))).isEqualTo(Trial.MISTYPED);
        assertThat(recovery.kept()).contains(before);
        assertThat(recovery.tryOut(paper)).isEqualTo(Trial.OPENS);
        assertThat(recovery.kept().orElseThrow().lastTry())
                .isAfter(before.lastTry().plus(Duration.ofDays(299)));
        assertThat(recovery.kept().orElseThrow().made()).isEqualTo(before.made());
    }

    @Test
    void aNewKeyReplacesTheFormerAndTheKeyOfAnotherPosteCanBeTaken() throws Exception {
        Recovery recovery = desk.poste.recovery();
        String second = recovery.make().groups();
        assertThat(recovery.tryOut(paper)).isEqualTo(Trial.OTHER_KEY);
        assertThat(recovery.tryOut(second)).isEqualTo(Trial.OPENS);
        assertThat(recovery.take(paper)).isEqualTo(Trial.OPENS);
        desk.poste.close();
        assertThat(sentence(second)).isEqualTo("Cette clé de secours n’ouvre aucune donnée de ce poste.");
        SoftDesk.opened(desk.poste.openWithRecoveryKey(desk.card(DemoPerson.SOPHIE), paper));
    }

    @Test
    void onlyTheReferentMakesOrTriesIt() throws Exception {
        desk.add(DemoPerson.SOPHIE);
        Recovery recovery = desk.poste.recovery();
        assertThat(recovery.kept()).as("that there is one is no secret").isPresent();
        assertThatThrownBy(recovery::make).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> recovery.tryOut(paper)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> recovery.take(paper)).isInstanceOf(Refusal.class);
    }

    @Test
    void aHeaderLostWithItsCopyLosesNothingTheRecoveryKeyMakesItAgain() throws Exception {
        desk.poste.close();
        Path structure = folder.resolve(DemoStructure.CENTRE.id);
        Files.writeString(structure.resolve("poste.json"), "abîmé");
        Files.delete(structure.resolve("poste.json.copie"));
        byte[] data = Files.readAllBytes(structure.resolve("replica.db"));

        OpenOutcome.Refused refused = SoftDesk.refused(desk.poste.open(desk.card(DemoPerson.HELENE), null));
        assertThat(refused.sentence()).isEqualTo(LOST);
        assertThat(refused.next()).isEqualTo(Next.RECOVERY_KEY);
        assertThat(Files.readString(structure.resolve("poste.json"))).isEqualTo("abîmé");
        assertThat(Files.readAllBytes(structure.resolve("replica.db"))).isEqualTo(data);

        desk.cable.unplug();
        SoftDesk.opened(desk.poste.openWithRecoveryKey(desk.card(DemoPerson.HELENE), paper));
        desk.poste.close();
        SoftDesk.opened(desk.poste.open(desk.card(DemoPerson.HELENE), null));
        assertThat(desk.poste.knownStructures(desk.card(DemoPerson.HELENE).holder()))
                .singleElement()
                .satisfies(known -> {
                    assertThat(known.name()).isEqualTo(DemoStructure.CENTRE.label);
                    assertThat(known.finess()).isEqualTo(DemoStructure.CENTRE.finess);
                });
    }

    @Test
    void aDamagedHeaderIsPutBackFromItsCopyAndTheLoginScreenIsTold() throws Exception {
        desk.poste.close();
        Path header = folder.resolve(DemoStructure.CENTRE.id).resolve("poste.json");
        byte[] noise = new byte[100];
        Arrays.fill(noise, (byte) 0x5A);
        Files.write(header, noise);
        assertThat(desk.poste.knownStructures(desk.card(DemoPerson.HELENE).holder()))
                .singleElement()
                .satisfies(known -> assertThat(known.restored()).isTrue());
        desk.cable.unplug();
        SoftDesk.opened(desk.poste.open(desk.card(DemoPerson.HELENE), null));
    }

    private String sentence(String typed) throws Exception {
        return SoftDesk.refused(desk.poste.openWithRecoveryKey(desk.card(DemoPerson.SOPHIE), typed))
                .sentence()
                .replace('\u00A0', ' ');
    }
}
