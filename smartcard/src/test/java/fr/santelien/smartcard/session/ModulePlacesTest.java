package fr.santelien.smartcard.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModulePlacesTest {

    @ParameterizedTest
    @CsvSource({
        "Windows 11, cps3_pkcs11_w64.dll",
        "Mac OS X, libcps3_pkcs11_osx.dylib",
        "Linux, libcps3_pkcs11_lux.so",
    })
    void each_system_has_its_module(String system, String file) {
        assertThat(ModulePlaces.of(Optional.empty(), system).names()).allMatch(name -> name.endsWith(file));
    }

    @Test
    void a_module_of_the_settings_is_looked_for_alone_and_found_once_installed(@TempDir Path folder)
            throws IOException {
        Path module = folder.resolve("module.so");
        ModulePlaces places = ModulePlaces.of(Optional.of(module), "Linux");
        assertThat(places.names()).containsExactly(module.toString());
        assertThat(places.find()).isEmpty();

        Files.createFile(module);
        assertThat(places.find()).contains(module);
    }
}
