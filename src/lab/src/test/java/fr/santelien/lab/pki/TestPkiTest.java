package fr.santelien.lab.pki;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.lab.people.DemoPerson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestPkiTest {
    @TempDir
    Path folder;

    @Test
    void a_second_opening_gives_the_same_card() throws Exception {
        CardMaterial first = TestPki.open(folder).card(DemoPerson.SOPHIE);
        CardMaterial second = TestPki.open(folder).card(DemoPerson.SOPHIE);

        assertThat(second.authentication().certificate())
                .isEqualTo(first.authentication().certificate());
    }

    @Test
    void a_card_has_two_certificates_of_one_subject_and_two_uses() throws Exception {
        CardMaterial card = TestPki.open(folder).card(DemoPerson.ANTOINE);
        X509Certificate authentication = card.authentication().certificate();
        X509Certificate signature = card.signature().certificate();

        assertThat(authentication.getSubjectX500Principal()).isEqualTo(signature.getSubjectX500Principal());
        assertThat(authentication.getKeyUsage()[0]).isTrue();
        assertThat(authentication.getExtendedKeyUsage()).contains("1.3.6.1.5.5.7.3.2");
        assertThat(signature.getKeyUsage()[0]).isFalse();
        assertThat(signature.getKeyUsage()[1]).isTrue();
    }

    @Test
    void a_revoked_card_is_on_the_list_and_the_ordinary_one_is_not() throws Exception {
        TestPki pki = TestPki.open(folder);
        X509CRL list = pki.revocations(DemoPerson.NATHALIE);

        list.verify(pki.personAuthorities().get(1).getPublicKey());
        assertThat(list.isRevoked(pki.card(DemoPerson.NATHALIE, CardVariant.REVOKED)
                        .authentication()
                        .certificate()))
                .isTrue();
        assertThat(list.isRevoked(pki.card(DemoPerson.NATHALIE).authentication().certificate()))
                .isFalse();
    }

    @Test
    void only_the_owner_reads_the_keys() throws Exception {
        TestPki.open(folder).server();

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".p12")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }
}
