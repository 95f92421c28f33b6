package fr.santelien.desktop.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedPosteTest {

    @TempDir
    Path folder;

    /** The names are what somebody might try: a poste knows none of them. */
    @Test
    void noSettingBringsTestAuthoritiesOrLetsTestCardsIn() throws Exception {
        Path file = folder.resolve("poste.properties");
        Files.writeString(file, """
                server.url=https://localhost/fhir
                card.authorities=%1$s
                card.authorities.test=true
                authorities=%1$s
                test=true
                test.cards=true
                pkcs11.module=%1$s
                """.formatted(folder));
        PosteConfiguration shipped = PosteMain.shipped(PosteSettings.read(file));
        assertThat(shipped.card().authorities().test()).isFalse();
        assertThat(shipped.card().authorities().found())
                .allMatch(found -> found.name().matches("AC (RACINE )?IGC-SANTE FORT( PERSONNES)?"));
        assertThat(shipped.card().environment()).isEmpty();
    }
}
