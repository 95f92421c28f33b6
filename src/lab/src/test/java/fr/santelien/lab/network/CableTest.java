package fr.santelien.lab.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class CableTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void isPluggedAgainAtOnceOnTheSamePortAsOftenAsOneLikes() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, LOOPBACK);
                Cable cable = new Cable(server.getLocalPort())) {
            int port = cable.port();
            for (int i = 0; i < 1_000; i++) {
                cable.unplug();
                cable.plug();
            }
            assertThat(cable.port()).isEqualTo(port);
            try (Socket through = new Socket(LOOPBACK, port);
                    Socket served = server.accept()) {
                through.getOutputStream().write('x');
                assertThat(served.getInputStream().read()).isEqualTo('x');
            }
        }
    }

    @Test
    void unpluggedItRefusesAndCutsWhatWasOpen() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, LOOPBACK);
                Cable cable = new Cable(server.getLocalPort());
                Socket through = new Socket(LOOPBACK, cable.port());
                Socket served = server.accept()) {
            served.getOutputStream().write('x');
            assertThat(through.getInputStream().read()).isEqualTo('x');
            cable.unplug();
            assertThat(through.getInputStream().read()).isEqualTo(-1);
            assertThatThrownBy(() -> new Socket(LOOPBACK, cable.port()).close()).isInstanceOf(ConnectException.class);
        }
    }
}
