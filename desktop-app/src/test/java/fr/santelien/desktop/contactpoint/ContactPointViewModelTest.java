package fr.santelien.desktop.contactpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import fr.santelien.coordination.access.Access;
import fr.santelien.coordination.access.Refusal;
import fr.santelien.coordination.contactpoint.RequestDetail;
import fr.santelien.coordination.contactpoint.RequestRow.Stage;
import fr.santelien.desktop.screen.Message;
import fr.santelien.desktop.testing.SampleRequests;
import fr.santelien.desktop.testing.SampleWork;
import fr.santelien.desktop.testing.Workers;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContactPointViewModelTest {

    private final SampleWork sample = new SampleWork();
    private final SampleRequests requests = new SampleRequests(sample.contactPoint);
    private final ContactPointViewModel model =
            new ContactPointViewModel(sample.contactPoint, sample.access, Workers.here());

    @BeforeEach
    void listed() {
        model.refresh();
    }

    @Test
    void preview_leavesNoStepAndOpeningDoes() {
        model.preview(model.rows().getFirst());
        assertThat(shown().trail()).hasSize(1);
        verify(sample.contactPoint, never()).open(anyString());
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
        verify(sample.contactPoint).answer("r1", "Consultation fixée au 27/11.", true);
        assertThat(model.reply().kind().get()).isNull();
        assertThat(model.reply().text().get()).isEmpty();
        assertThat(shown().row().stage()).isEqualTo(Stage.AWAITING_SENDER);
    }

    @Test
    void emptyAnswer_isNotSent() {
        model.open("r1");
        model.startReply(Reply.Kind.CLOSE);
        model.sendReply();
        verify(sample.contactPoint, never()).close(any(), any());
        assertThat(model.message().get()).isEqualTo(Message.refused("Écrivez quelques mots avant d’envoyer."));
    }

    @Test
    void refusedAnswer_keepsWhatWasWritten() {
        doThrow(new Refusal("Cette demande est déjà close."))
                .when(sample.contactPoint)
                .close(any(), any());
        model.open("r1");
        model.startReply(Reply.Kind.CLOSE);
        model.reply().text().set("Fait.");
        model.sendReply();
        assertThat(model.message().get()).isEqualTo(Message.refused("Cette demande est déjà close."));
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
        requests.retitle("r1", "Sortie reportée");
        model.refresh();
        assertThat(shown().row().title()).isEqualTo("Sortie reportée");
        assertThat(model.reply().text().get()).isEqualTo("Brouillon");
    }

    @Test
    void roleThatOnlyReads_opensWithoutAStep() {
        when(sample.access.mayWrite(Access.Subject.REQUEST)).thenReturn(false);
        model.open("r1");
        verify(sample.contactPoint, never()).open(anyString());
        assertThat(shown().row().id()).isEqualTo("r1");
    }

    @Test
    void otherStage_listsItsRequests() {
        model.stage().set(Stage.CLOSED);
        assertThat(model.rows()).isEmpty();
        model.stage().set(null);
        assertThat(model.rows()).hasSize(5);
    }

    private RequestDetail shown() {
        return Objects.requireNonNull(model.detail().get());
    }
}
