package fr.santelien.smartcard.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameTest {

    @Test
    void what_is_written_is_read_back() throws IOException {
        ReadersView view = new ReadersView(true, List.of(new ReaderView("Lecteur 0", 3, new byte[] {0x3B, 0x00})));
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        Frame.of(Frame.Kind.READERS, 0, view::write).writeTo(wire);

        Frame read = Frame.readFrom(new ByteArrayInputStream(wire.toByteArray()));
        ReadersView back = ReadersView.read(read.reader());
        assertThat(back.service()).isTrue();
        assertThat(back.readers()).hasSize(1);
        assertThat(back.readers().getFirst().name()).isEqualTo("Lecteur 0");
        assertThat(back.readers().getFirst().insertion()).isEqualTo(3);
        assertThat(back.readers().getFirst().atr()).containsExactly(0x3B, 0x00);
    }

    @Test
    void a_frame_is_longer_than_the_buffers_that_java_puts_around_a_process() throws IOException {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        new Frame(Frame.Kind.LOGIN, 1, new byte[] {1, 2, 3, 4}).writeTo(wire);
        assertThat(wire.size()).isGreaterThanOrEqualTo(8192);
    }

    @Test
    void noise_is_an_io_error_and_nothing_else() {
        Random random = new Random(20261122);
        for (int i = 0; i < 2000; i++) {
            byte[] noise = new byte[random.nextInt(64)];
            random.nextBytes(noise);
            assertThatThrownBy(() -> Frame.readFrom(new ByteArrayInputStream(noise)))
                    .isInstanceOf(IOException.class);
        }
    }
}
