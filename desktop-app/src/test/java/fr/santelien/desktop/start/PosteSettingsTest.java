package fr.santelien.desktop.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PosteSettingsTest {

    @TempDir
    Path folder;

    @Test
    void oneLineIsEnough() throws IOException {
        PosteSettings settings = PosteSettings.read(written("server.url=https://region.example/fhir"));
        assertThat(settings.server()).isEqualTo(URI.create("https://region.example/fhir"));
        assertThat(settings.pkcs11Module()).isNull();
        assertThat(settings.poll()).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.inactivity()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.offline()).isEqualTo(Duration.ofDays(30));
        assertThat(settings.revocations()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.leaver()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void everySettingIsRead() throws IOException {
        PosteSettings settings = PosteSettings.read(written("""
                server.url = https://region.example/fhir
                server.authorities = /etc/santelien/serveur.pem
                pkcs11.module = /opt/module.so
                data.directory = /srv/santelien
                exchange.seconds = 60
                lock.minutes = 5
                offline.days = 7
                revocation.days = 14
                leaver.days = 60
                """));
        assertThat(settings.serverAuthorities()).isEqualTo(Path.of("/etc/santelien/serveur.pem"));
        assertThat(settings.pkcs11Module()).isEqualTo(Path.of("/opt/module.so"));
        assertThat(settings.dataDirectory()).isEqualTo(Path.of("/srv/santelien"));
        assertThat(settings.poll()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.inactivity()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.offline()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.revocations()).isEqualTo(Duration.ofDays(14));
        assertThat(settings.leaver()).isEqualTo(Duration.ofDays(60));
    }

    @Test
    void absentFileSaysWhatToCreate() {
        assertThatThrownBy(() -> PosteSettings.read(folder.resolve("absent.properties")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("absent ou illisible")
                .hasMessageContaining("Premier démarrage");
    }

    @Test
    void addressWithoutTlsIsRefused() throws IOException {
        Path file = written("server.url=http://region.example/fhir");
        assertThatThrownBy(() -> PosteSettings.read(file))
                .hasMessageContaining("server.url doit être une adresse https");
    }

    @Test
    void numberOutOfItsRangeIsNamed() throws IOException {
        Path file = written("server.url=https://region.example/fhir\nlock.minutes=9999");
        assertThatThrownBy(() -> PosteSettings.read(file))
                .hasMessageContaining("lock.minutes doit être un nombre entre 1 et 60");
    }

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("poste.properties"), text);
    }
}
