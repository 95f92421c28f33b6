package fr.santelien.smartcard.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.smartcard.certificate.IgcSante.DocumentedAuthority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedAuthoritiesTest {

    private static X509Certificate root;
    private static X509Certificate persons;
    private static List<DocumentedAuthority> documented;

    @TempDir
    Path folder;

    @BeforeAll
    static void issue() throws Exception {
        TestAuthorities authorities = TestAuthorities.make("AC RACINE IGC-SANTE FORT", "AC IGC-SANTE FORT PERSONNES");
        root = authorities.root();
        persons = authorities.persons();
        documented = List.of(documented("RACINE", root), documented("PERSONNES", persons));
    }

    @Test
    void those_of_the_middleware_s_folder_are_found_and_told_where() throws Exception {
        Files.write(folder.resolve("racine.cer"), root.getEncoded());
        Files.write(folder.resolve("personnes.cer"), persons.getEncoded());
        TrustedAuthorities found = in(folder);
        assertThat(found.usable()).isTrue();
        assertThat(found.test()).isFalse();
        assertThat(found.missing()).isEmpty();
        assertThat(found.certificates()).containsExactly(root, persons);
        assertThat(found.found()).extracting(TrustedAuthorities.Found::place).containsOnly(folder.toString());
    }

    @Test
    void a_root_alone_judges_no_card_and_the_other_is_named() throws Exception {
        Files.write(folder.resolve("racine.cer"), root.getEncoded());
        TrustedAuthorities found = in(folder);
        assertThat(found.usable()).isFalse();
        assertThat(found.missing()).containsExactly("PERSONNES");
        assertThat(found.lookedAt()).containsExactly(folder.toString());
    }

    @Test
    void a_look_alike_of_the_same_name_is_not_believed() throws Exception {
        TestAuthorities lookAlike = TestAuthorities.make("AC RACINE IGC-SANTE FORT", "AC IGC-SANTE FORT PERSONNES");
        Files.write(folder.resolve("racine.cer"), lookAlike.root().getEncoded());
        Files.write(folder.resolve("personnes.cer"), lookAlike.persons().getEncoded());
        assertThat(in(folder).certificates()).isEmpty();
    }

    @Test
    void test_authorities_put_where_the_middleware_puts_its_own_are_not_believed() throws Exception {
        TestAuthorities test =
                TestAuthorities.make("TEST AC RACINE IGC-SANTE FORT", "TEST AC IGC-SANTE FORT PERSONNES");
        Files.write(folder.resolve("racine.cer"), test.root().getEncoded());
        Files.write(folder.resolve("personnes.cer"), test.persons().getEncoded());
        TrustedAuthorities found =
                TrustedAuthorities.among(List.of(new AuthorityPlace.Folder(folder)), IgcSante.documented());
        assertThat(found.certificates()).isEmpty();
        assertThat(found.usable()).isFalse();
        assertThat(found.missing()).containsExactly("AC RACINE IGC-SANTE FORT", "AC IGC-SANTE FORT PERSONNES");
    }

    @Test
    void nonsense_beside_them_does_no_harm() throws Exception {
        byte[] nonsense = new byte[300_000];
        new Random(3).nextBytes(nonsense);
        Files.write(folder.resolve("a.cer"), nonsense);
        Files.write(folder.resolve("b.cer"), new byte[0]);
        Files.createDirectory(folder.resolve("c.cer"));
        Files.write(folder.resolve("racine.cer"), root.getEncoded());
        assertThat(in(folder).certificates()).containsExactly(root);
    }

    @Test
    void a_folder_that_is_not_there_and_a_store_this_system_has_not_are_empty() {
        TrustedAuthorities found = TrustedAuthorities.among(
                List.of(new AuthorityPlace.Folder(folder.resolve("none")), new AuthorityPlace.Store("No-Such-Store")),
                documented);
        assertThat(found.found()).isEmpty();
        assertThat(found.lookedAt()).hasSize(2);
    }

    @Test
    void each_system_has_its_places() {
        assertThat(AuthorityPlace.ofSystem("Windows 11", Map.of("ALLUSERSPROFILE", "D:/Shared")))
                .extracting(AuthorityPlace::name)
                .hasSize(2)
                .anyMatch(name -> name.startsWith("D:"))
                .contains("Windows-ROOT");
        assertThat(AuthorityPlace.ofSystem("Mac OS X", Map.of()))
                .extracting(AuthorityPlace::name)
                .contains("KeychainStore-ROOT");
        assertThat(AuthorityPlace.ofSystem("Linux", Map.of()))
                .extracting(AuthorityPlace::name)
                .containsExactly("/etc/opt/santesocial/CPS/Coffre");
    }

    private static TrustedAuthorities in(Path folder) {
        return TrustedAuthorities.among(List.of(new AuthorityPlace.Folder(folder)), documented);
    }

    private static DocumentedAuthority documented(String name, X509Certificate certificate) {
        return new DocumentedAuthority(
                name, DocumentedAuthority.fingerprint(certificate).orElseThrow(), List.of());
    }
}
