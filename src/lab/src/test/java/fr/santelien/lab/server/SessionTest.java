package fr.santelien.lab.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.people.DemoStructure;
import fr.santelien.lab.pki.CardVariant;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** From the certificate to a person and a structure. */
class SessionTest {

    private static final String CENTRE = DemoStructure.CENTRE.id;

    @Test
    void card_with_and_without_a_name_opens_its_structure() throws Exception {
        for (DemoPerson person : List.of(DemoPerson.SOPHIE, DemoPerson.SECOND_DESK, DemoPerson.ANTOINE)) {
            assertThat(get(person, CardVariant.ORDINARY, CENTRE, "Organization/" + CENTRE)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void person_without_membership_is_refused_with_whom_to_ask() throws Exception {
        FhirClient.Answer answer = get(DemoPerson.STRANGER, CardVariant.ORDINARY, null, "metadata");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(diagnostics(answer)).contains("rattachée à aucune structure").contains("référent");
    }

    @Test
    void structure_one_does_not_belong_to_is_refused() throws Exception {
        FhirClient.Answer answer =
                get(DemoPerson.SOPHIE, CardVariant.ORDINARY, DemoStructure.DAC.id, "Patient?_count=1");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(diagnostics(answer)).contains("pas de rattachement actif");
    }

    @Test
    void ended_membership_no_longer_opens_the_structure() throws Exception {
        SharedServer shared = SharedServer.get();
        ObjectNode role = Resources.role("session-ended", "practitioner-karima", DemoStructure.CPTS.id, "member");
        role.putObject("period").put("end", "2020-01-01");
        shared.auditor.put(role);
        assertThat(get(DemoPerson.KARIMA, CardVariant.ORDINARY, DemoStructure.CPTS.id, "Patient?_count=1")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void without_a_structure_one_sees_oneself_and_where_one_belongs() throws Exception {
        DemoPerson nameless = DemoPerson.SECOND_DESK;
        String mine = nameless.idType + nameless.idValue;
        FhirClient.Answer roles = get(
                nameless,
                CardVariant.ORDINARY,
                null,
                "PractitionerRole?practitioner.identifier=" + mine + "&_include=PractitionerRole:organization");
        assertThat(roles.body().path("entry").findValuesAsText("resourceType"))
                .containsExactlyInAnyOrder("PractitionerRole", "Organization");
        FhirClient.Answer all = get(nameless, CardVariant.ORDINARY, null, "PractitionerRole");
        assertThat(all.body().path("entry")).hasSize(1);
        assertThat(get(nameless, CardVariant.ORDINARY, null, "Patient").status())
                .isEqualTo(403);
        assertThat(get(nameless, CardVariant.ORDINARY, null, "Organization/" + DemoStructure.DAC.id)
                        .status())
                .isIn(403, 404);
    }

    @Test
    void software_certificate_with_the_number_of_a_person_is_no_card() throws Exception {
        assertThat(get(DemoPerson.SOPHIE, CardVariant.SOFTWARE, CENTRE, "Patient?_count=1")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void expired_or_foreign_card_does_not_pass_the_handshake() {
        for (CardVariant variant : List.of(CardVariant.EXPIRED, CardVariant.FOREIGN_ISSUER)) {
            assertThatThrownBy(() -> get(DemoPerson.SOPHIE, variant, CENTRE, "metadata"))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_card_declared_lost_is_refused_and_another_card_of_the_same_person_is_served() throws Exception {
        SharedServer shared = SharedServer.get();
        DemoPerson doctor = DemoPerson.ANTOINE;
        ObjectNode role = Resources.role("session-lost", "practitioner-antoine", DemoStructure.DAC.id, "member");
        Resources.lost(role, doctor.cardNumber);
        shared.auditor.put(role);

        FhirClient.Answer lost = get(doctor, CardVariant.ORDINARY, DemoStructure.DAC.id, "Organization?_count=1");
        assertThat(lost.status()).isEqualTo(403);
        assertThat(diagnostics(lost)).contains("déclarée perdue").contains("référent");
        assertThat(get(doctor, CardVariant.ORDINARY, null, "PractitionerRole")
                        .body()
                        .toString())
                .as("what one may choose before a structure is chosen")
                .doesNotContain("session-lost");
        assertThat(get(doctor, CardVariant.ORDINARY, CENTRE, "Organization?_count=1")
                        .status())
                .as("a referent speaks for her structure only")
                .isEqualTo(200);
        try (FhirClient renewed =
                shared.client(shared.pki.renewedCard(doctor).authentication(), DemoStructure.DAC.id)) {
            assertThat(renewed.get("Organization?_count=1").status()).isEqualTo(200);
        }
    }

    @Test
    void only_a_referent_declares_a_card_lost_and_only_completely_and_at_home() throws Exception {
        SharedServer shared = SharedServer.get();
        ObjectNode role = ended("session-declared", "practitioner-sophie", CENTRE);
        shared.auditor.put(role);
        ObjectNode elsewhere = ended("session-elsewhere", "practitioner-karima", DemoStructure.DAC.id);
        shared.auditor.put(elsewhere);
        Resources.lost(role, "2600900999");
        Resources.lost(elsewhere, "2600900998");
        assertThat(put(DemoPerson.NATHALIE, role)).isEqualTo(403);
        assertThat(put(DemoPerson.HELENE, elsewhere)).isEqualTo(403);
        assertThat(put(DemoPerson.HELENE, role)).isEqualTo(200);
        Resources.lost(role, "pas un numéro");
        assertThat(put(DemoPerson.HELENE, role)).isEqualTo(422);
    }

    /** Ended, so that it gives nobody rights in the other tests. */
    private static ObjectNode ended(String id, String practitioner, String structure) {
        ObjectNode role = Resources.role(id, practitioner, structure, "member");
        role.putObject("period").put("end", "2020-01-01");
        return role;
    }

    private static int put(DemoPerson person, ObjectNode resource) throws Exception {
        SharedServer shared = SharedServer.get();
        try (FhirClient client = shared.client(shared.pki.card(person).authentication(), CENTRE)) {
            return client.put(Resources.by(person, resource), null).status();
        }
    }

    private static FhirClient.Answer get(
            DemoPerson person, CardVariant variant, @Nullable String structure, String path) throws Exception {
        SharedServer shared = SharedServer.get();
        try (FhirClient client = shared.client(shared.pki.card(person, variant).authentication(), structure)) {
            return client.get(path);
        }
    }

    private static String diagnostics(FhirClient.Answer answer) {
        return answer.body().path("issue").path(0).path("diagnostics").asText();
    }
}
