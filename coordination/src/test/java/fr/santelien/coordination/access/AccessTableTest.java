package fr.santelien.coordination.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.santelien.contract.Names;
import fr.santelien.coordination.People;
import fr.santelien.coordination.access.Access.Subject;
import fr.santelien.coordination.access.AccessTable.Level;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AccessTableTest {

    private final AccessTable table = AccessTable.ofContract();

    @TestFactory
    Stream<DynamicTest> eachCellIsWhatTheFileSays() throws IOException {
        JsonNode file = file();
        return Arrays.stream(User.Role.values())
                .flatMap(role -> Arrays.stream(Subject.values())
                        .map(subject -> DynamicTest.dynamicTest(role + " " + subject, () -> {
                            String cell =
                                    file.path(code(role)).path(code(subject)).asText();
                            assertThat(cell).isIn("none", "read", "write");
                            assertThat(table.level(role, subject))
                                    .isEqualTo(Level.valueOf(cell.toUpperCase(Locale.ROOT)));
                        })));
    }

    @Test
    void theFileHasNoRowOrColumnThePosteDoesNotKnow() throws IOException {
        List<String> roles =
                Arrays.stream(User.Role.values()).map(AccessTableTest::code).toList();
        List<String> subjects =
                Arrays.stream(Subject.values()).map(AccessTableTest::code).toList();
        file().properties().forEach(row -> {
            assertThat(row.getKey()).isIn(roles);
            row.getValue()
                    .fieldNames()
                    .forEachRemaining(subject -> assertThat(subject).isIn(subjects));
        });
    }

    @Test
    void minimalRightsOfASecretary() {
        Access access = table.of(People.SOPHIE);
        assertThat(access.mayWrite(Subject.REQUEST)).isTrue();
        assertThat(access.mayWrite(Subject.WORKLIST)).isTrue();
        assertThat(access.mayWrite(Subject.PPCS_ADMINISTRATIVE)).isTrue();
        assertThat(access.mayRead(Subject.PATIENT_IDENTITY)).isTrue();
        assertThat(access.mayRead(Subject.NOTE_BODY)).isFalse();
        assertThat(access.mayRead(Subject.PPCS_MEDICAL)).isFalse();
    }

    @Test
    void whoMayNotWriteIsToldWhatAndWhomToAsk() {
        assertThatThrownBy(() -> table.of(People.MEMBER).requireWrite(Subject.WORKLIST))
                .isInstanceOf(Refusal.class)
                .hasMessage(
                        "Votre rôle ne permet pas de modifier les listes de travail. Si c’est une erreur, demandez au"
                                + " référent de la structure de vérifier votre rattachement.");
    }

    private static JsonNode file() throws IOException {
        try (InputStream file = Names.class.getResourceAsStream("access-table.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(file));
        }
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
