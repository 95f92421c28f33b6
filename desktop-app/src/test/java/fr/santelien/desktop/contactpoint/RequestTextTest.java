package fr.santelien.desktop.contactpoint;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.contactpoint.RequestDetail.Step;
import fr.santelien.coordination.contactpoint.RequestDetail.TrailEntry;
import fr.santelien.coordination.document.Document;
import fr.santelien.desktop.testing.RealWork;
import fr.santelien.desktop.text.Moments;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestTextTest {

    private final Moments moments = new Moments(RealWork.CLOCK);

    @Test
    void attachmentSize_isSaidInTheUsualUnit() {
        assertThat(text("application/pdf", 219_136)).isEqualTo("PDF · 214 Ko");
        assertThat(text("image/png", 12)).isEqualTo("PNG · 1 Ko");
        assertThat(text("", 2_621_440)).isEqualTo("2,5 Mo");
        assertThat(text("application/pdf", -1)).isEqualTo("PDF");
    }

    private static String text(String type, long size) {
        return RequestText.document(new Document("d", "a.pdf", type, size, null, null, Document.State.ANNOUNCED));
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
