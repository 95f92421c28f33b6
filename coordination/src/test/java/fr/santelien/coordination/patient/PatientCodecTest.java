package fr.santelien.coordination.patient;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.Poste;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatientCodecTest {

    private static final String QUALIFIED = """
            {'resourceType':'Patient','id':'p1',
             'extension':[
              {'url':'https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-identity-reliability','extension':[
                {'url':'identityStatus','valueCoding':{'code':'%s'}},
                {'url':'comment','valueCoding':{'code':'%s'}}]},
              {'url':'http://hl7.org/fhir/StructureDefinition/patient-birthPlace','valueAddress':{'city':'Rennes',
                'extension':[{'url':'https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-address-insee-code',
                  'valueCoding':{'code':'35238'}}]}}],
             'identifier':[
              {'use':'old','system':'urn:oid:1.2.250.1.213.1.4.10','value':'199999999999999'},
              {'use':'official','system':'urn:oid:1.2.250.1.213.1.4.10','value':'279035121518989'}],
             'name':[
              {'use':'official','family':'LEFÈVRE','given':['Jeanne','Marie']},
              {'use':'usual','family':'DURAND','given':['Jeanne']}],
             'birthDate':'1942-05-12','gender':'female'}""";

    @Test
    void aQualifiedIdentityIsReadInFull() {
        PatientIdentity p = read(QUALIFIED.formatted("QUAL", "HOMD"));
        assertThat(p.displayName()).isEqualTo("DURAND Jeanne");
        assertThat(p.birthName()).isEqualTo("LEFÈVRE");
        assertThat(p.usedGivenName()).isNull();
        assertThat(p.birthDate()).isEqualTo(LocalDate.of(1942, 5, 12));
        assertThat(p.ageOn(LocalDate.of(2026, 11, 22))).isEqualTo(84);
        assertThat(p.birthPlace()).isEqualTo("Rennes (35238)");
        assertThat(p.sex()).isEqualTo("F");
        assertThat(p.status()).isEqualTo(IdentityStatus.QUALIFIEE);
        assertThat(p.ins()).isEqualTo("279035121518989");
        assertThat(p.insOid()).isEqualTo("1.2.250.1.213.1.4.10");
        assertThat(p.homonym()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "PROV, '', PROVISOIRE",
        "RECUP, '', RECUPEREE",
        "VALI, '', QUALIFIEE",
        "QUAL, DOUT, PROVISOIRE",
        "QUAL, FICT, PROVISOIRE",
        "'', '', PROVISOIRE"
    })
    void onlyAQualifiedIdentityShowsItsNumber(String code, String comment, IdentityStatus expected) {
        PatientIdentity p = read(QUALIFIED.formatted(code, comment));
        assertThat(p.status()).isEqualTo(expected);
        assertThat(p.ins() != null).isEqualTo(expected == IdentityStatus.QUALIFIEE);
        assertThat(p.insOid() != null).isEqualTo(expected == IdentityStatus.QUALIFIEE);
    }

    @Test
    void aValidatedIdentityWithoutNumberIsValidated() {
        String json = QUALIFIED.formatted("VALI", "").replace("1.2.250.1.213.1.4.10", "1.2.3");
        assertThat(read(json).status()).isEqualTo(IdentityStatus.VALIDEE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1942", "1942-05", "", "12/05/1942", "1942-13-45"})
    void anIncompleteBirthDateIsNoDate(String date) {
        PatientIdentity p = read("{'resourceType':'Patient','id':'p1','birthDate':'%s'}".formatted(date));
        assertThat(p.birthDate()).isNull();
        assertThat(p.ageOn(LocalDate.of(2026, 11, 22))).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'resourceType':'Patient','id':'p1'}",
                "{'resourceType':'Patient','id':'p1','name':[],'identifier':{},'extension':'x','birthDate':3}",
                "{'resourceType':'Patient','id':'p1','name':[null,{'given':[]}],'gender':'autre'}"
            })
    void anythingMissingOrMisshapenStillGivesAnIdentity(String json) {
        PatientIdentity p = read(json);
        assertThat(p.id()).isEqualTo("p1");
        assertThat(p.sex()).isEqualTo("I");
        assertThat(p.displayName()).isEmpty();
    }

    @Test
    void theTextOfAnIdentityHoldsNoName() {
        assertThat(read(QUALIFIED.formatted("QUAL", "")).toString()).isEqualTo("Patient/p1");
    }

    private static PatientIdentity read(String json) {
        return PatientCodec.read("p1", Poste.json(json));
    }
}
