package fr.santelien.desktop.contactpoint;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.contactpoint.RequestDetail;
import fr.santelien.coordination.contactpoint.RequestRow.Stage;
import fr.santelien.desktop.screen.Message;
import fr.santelien.desktop.testing.RealWork;
import fr.santelien.desktop.testing.ReceivedRequests;
import fr.santelien.desktop.testing.Workers;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ContactPointViewModelTest {

    @RegisterExtension
    final RealWork real = new RealWork();

    private final ContactPointViewModel model = of(real);

    @BeforeEach
    void listed() {
        ReceivedRequests.five(real);
        model.refresh();
    }

    @Test
    void preview_leavesNoStepAndOpeningDoes() {
        model.preview(model.rows().getFirst());
        assertThat(shown().trail()).hasSize(1);
        assertThat(real.waiting()).isEmpty();
        model.open("r1");
        assertThat(shown().trail())
                .extracting(RequestDetail.TrailEntry::step)
                .containsExactly(RequestDetail.Step.RECEIVED, RequestDetail.Step.OPENED);
    }

    @Test
    void taken_leavesTheListAndStaysInSight() {
        model.open("r1");
        model.take();
        assertThat(model.rows()).extracting(row -> row.id()).doesNotContain("r1");
        assertThat(model.counts().get()).containsEntry(Stage.TO_HANDLE, 4).containsEntry(Stage.TAKEN, 1);
        assertThat(shown().row().stage()).isEqualTo(Stage.TAKEN);
        assertThat(shown().row().unsent()).isTrue();
    }

    @Test
    void answerThatAwaitsTheSender_goesWithItsText() {
        model.open("r1");
        model.startReply(Reply.Kind.ANSWER);
        model.reply().text().set("  Consultation fixée au 27/11.  ");
        model.reply().awaitSender().set(true);
        model.sendReply();
        assertThat(shown().trail().getLast().step()).isEqualTo(RequestDetail.Step.ANSWERED);
        assertThat(shown().trail().getLast().text()).isEqualTo("Consultation fixée au 27/11.");
        assertThat(model.reply().kind().get()).isNull();
        assertThat(model.reply().text().get()).isEmpty();
        assertThat(shown().row().stage()).isEqualTo(Stage.AWAITING_SENDER);
    }

    @Test
    void emptyAnswer_isNotSent() {
        model.open("r1");
        model.startReply(Reply.Kind.CLOSE);
        model.sendReply();
        assertThat(real.stored("Task/r1").path("status").asText()).isEqualTo("requested");
        assertThat(model.message().get()).isEqualTo(Message.refused("Écrivez quelques mots avant d’envoyer."));
    }

    @Test
    void refusedAnswer_keepsWhatWasWritten() {
        model.open("r1");
        real.receiveVersion(
                2,
                ReceivedRequests.discharge("Sortie d’hospitalisation à organiser")
                        .replace("requested", "completed"));
        model.startReply(Reply.Kind.CLOSE);
        model.reply().text().set("Fait.");
        model.sendReply();
        assertThat(model.message().get())
                .isEqualTo(Message.refused("Cette demande a été close. Pour la reprendre, demandez à l’expéditeur d’en"
                        + " adresser une nouvelle."));
        assertThat(model.reply().text().get()).isEqualTo("Fait.");
        assertThat(model.busy().get()).isFalse();
    }

    @Test
    void lookingAtAnotherRequest_losesNothingWritten() {
        model.open("r1");
        model.startReply(Reply.Kind.ANSWER);
        model.reply().text().set("Brouillon");
        model.open("r2");
        assertThat(model.reply().kind().get()).isNull();
        assertThat(model.reply().text().get()).isEmpty();
        model.open("r1");
        assertThat(model.reply().kind().get()).isEqualTo(Reply.Kind.ANSWER);
        assertThat(model.reply().text().get()).isEqualTo("Brouillon");
    }

    @Test
    void changeFromElsewhere_isReadWithoutTouchingWhatIsWritten() {
        model.open("r1");
        model.startReply(Reply.Kind.ANSWER);
        model.reply().text().set("Brouillon");
        real.receiveVersion(2, ReceivedRequests.discharge("Sortie reportée"));
        model.refresh();
        assertThat(shown().row().title()).isEqualTo("Sortie reportée");
        assertThat(model.reply().text().get()).isEqualTo("Brouillon");
    }

    @Test
    void roleThatOnlyReads_opensWithoutAStep() {
        try (RealWork member = new RealWork(RealWork.LEA)) {
            ReceivedRequests.five(member);
            ContactPointViewModel hers = of(member);
            hers.open("r1");
            RequestDetail detail = Objects.requireNonNull(hers.detail().get());
            assertThat(detail.row().id()).isEqualTo("r1");
            assertThat(detail.trail()).hasSize(1);
            assertThat(member.waiting()).isEmpty();
        }
    }

    @Test
    void otherStage_listsItsRequests() {
        model.stage().set(Stage.CLOSED);
        assertThat(model.rows()).isEmpty();
        model.stage().set(null);
        assertThat(model.rows()).hasSize(5);
    }

    private static ContactPointViewModel of(RealWork real) {
        return new ContactPointViewModel(real.work.contactPoint(), real.work.access(), Workers.here());
    }

    private RequestDetail shown() {
        return Objects.requireNonNull(model.detail().get());
    }
}
