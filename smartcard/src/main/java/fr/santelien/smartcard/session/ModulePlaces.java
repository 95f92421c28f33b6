package fr.santelien.smartcard.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where the CPS middleware (Cryptolib) puts its PKCS#11 module, by operating system. */
record ModulePlaces(List<Path> places) {

    /** @param module wins over the usual places, and alone: an administrator who names a module wants that one */
    static ModulePlaces of(Optional<Path> module, String operatingSystem) {
        return new ModulePlaces(module.map(List::of).orElseGet(() -> usual(operatingSystem.toLowerCase(Locale.ROOT))));
    }

    private static List<Path> usual(String operatingSystem) {
        if (operatingSystem.startsWith("windows")) {
            return List.of(Path.of("C:\\Windows\\System32\\cps3_pkcs11_w64.dll"));
        }
        if (operatingSystem.startsWith("mac")) {
            return List.of(Path.of("/usr/local/lib/libcps3_pkcs11_osx.dylib"));
        }
        return List.of(
                Path.of("/opt/santesocial/CPS/lib/libcps3_pkcs11_lux.so"),
                Path.of("/usr/lib64/libcps3_pkcs11_lux.so"),
                Path.of("/usr/local/galss/libcps3_pkcs11_lux.so"));
    }

    /** Looked for each time: the middleware may be installed while the poste runs. */
    Optional<Path> find() {
        return places.stream().filter(Files::isRegularFile).findFirst();
    }

    List<String> names() {
        return places.stream().map(Path::toString).toList();
    }
}
