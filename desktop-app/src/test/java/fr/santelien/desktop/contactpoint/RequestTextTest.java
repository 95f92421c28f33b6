package fr.santelien.desktop.contactpoint;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.contactpoint.RequestDetail.Attachment;
import fr.santelien.coordination.contactpoint.RequestDetail.Step;
import fr.santelien.coordination.contactpoint.RequestDetail.TrailEntry;
import fr.santelien.desktop.testing.RealWork;
import fr.santelien.desktop.text.Moments;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestTextTest {

    private final Moments moments = new Moments(RealWork.CLOCK);

    @Test
    void attachmentSize_isSaidInTheUsualUnit() {
        assertThat(RequestText.attachment(new Attachment("a.pdf", 219_136))).isEqualTo("a.pdf · 214 Ko");
        assertThat(RequestText.attachment(new Attachment("a.pdf", 12))).isEqualTo("a.pdf · 1 Ko");
        assertThat(RequestText.attachment(new Attachment("a.pdf", 2_621_440))).isEqualTo("a.pdf · 2,5 Mo");
        assertThat(RequestText.attachment(new Attachment("a.pdf", -1))).isEqualTo("a.pdf");
    }

    @Test
    void step_saysWhenAndByWhom() {
        assertThat(RequestText.step(new TrailEntry(RealWork.NOW, Step.TAKEN, "Sophie MARTIN", null), moments))
                .isEqualTo("10:42  Prise en charge par Sophie MARTIN");
    }

    @Test
    void timeReceived_isAsShortAsItCanBe() {
        assertThat(moments.brief(RealWork.NOW)).isEqualTo("10:42");
        assertThat(moments.brief(RealWork.NOW.minus(Duration.ofHours(11)))).isEqualTo("hier");
        assertThat(moments.brief(RealWork.NOW.minus(Duration.ofDays(3)))).isEqualTo("19/11/2026");
    }
}
