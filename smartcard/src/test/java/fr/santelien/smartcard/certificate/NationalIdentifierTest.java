package fr.santelien.smartcard.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NationalIdentifierTest {

    /** The public test identifiers of the ANS, an employee's, an authorised person's. */
    @ParameterizedTest
    @CsvSource({
        "899900063480, 8, 99900063480",
        "899900038839, 8, 99900038839",
        "899700218896, 8, 99700218896",
        "3760021832/000000018, 3, 760021832/000000018",
        "310B0127189/0001, ,",
        "30B0127189/0001, 3, 0B0127189/0001",
        "500000000029751/CPAT0001, 5, 00000000029751/CPAT0001",
        "0123456789, 0, 123456789",
    })
    void a_type_and_a_value(String commonName, String type, String value) {
        var parsed = NationalIdentifier.parse(commonName);
        if (type == null) {
            assertThat(parsed).isEmpty();
        } else {
            assertThat(parsed).contains(new NationalIdentifier(type, value));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "8",
                "899900063481", // the key is wrong
                "89990006348", // ten digits
                "8999000634800",
                "8９９９00063480", // full-width digits
                "3760021832", // a structure is nobody
                "3760021832/",
                "3760021832/1/2",
                "799900063480", // no such type
                "DUPONT",
                "../../etc/passwd"
            })
    void what_is_not_a_person_is_refused(String commonName) {
        assertThat(NationalIdentifier.parse(commonName)).isEmpty();
    }
}
