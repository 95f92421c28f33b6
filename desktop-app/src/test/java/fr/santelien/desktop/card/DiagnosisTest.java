package fr.santelien.desktop.card;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.desktop.testing.CardReports;
import fr.santelien.desktop.testing.FakeCard;
import fr.santelien.desktop.testing.FakeOpenCard;
import fr.santelien.desktop.testing.RealWork;
import fr.santelien.desktop.testing.Workers;
import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.CardReport;
import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.CardState.CodeEntry;
import fr.santelien.smartcard.Tries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is exported helps to find a fault and names nobody. */
class DiagnosisTest {

    @TempDir
    Path folder;

    private final FakeCard card = new FakeCard();
    private final CardViewModel model =
            new CardViewModel(new CardAdministration(card, FakeCard.SETTINGS, Workers.here(), RealWork.CLOCK));

    static List<CardHolder> holders() {
        return List.of(FakeCard.SOPHIE, FakeCard.NAMELESS, FakeCard.NATHALIE);
    }

    @ParameterizedTest
    @MethodSource("holders")
    void nothingOfTheHolder_isWritten(CardHolder holder) throws IOException {
        String text = afterADay(holder);
        assertThat(secrets(holder)).allSatisfy(secret -> assertThat(text).doesNotContainIgnoringCase(secret));
    }

    @Test
    void whatAnAdministratorNeeds_isThere() throws IOException {
        assertThat(afterADay(FakeCard.SOPHIE))
                .contains(FakeCard.READER, "Carte CPS", "ANS · Cryptolib CPS · version 3.1", "libcps3_pkcs11_lux.so")
                .contains("CPS3", "2 essais restants", "Authentification: du ")
                .contains(System.getProperty("os.name"), System.getProperty("java.vm.version"))
                .contains("carte-ouverte", "carte-muette", "TEST AC PERSONNES", "SIGNATURE: PASSED");
    }

    @Test
    void theUsersOwnFolder_isNotNamed() throws IOException {
        Path module = Path.of(System.getProperty("user.home"), "module.so");
        card.report = new CardReport(
                true,
                List.of(),
                List.of(module),
                Optional.of(new CardReport.Module(module, "ANS", "Cryptolib CPS", "3.1")),
                Optional.empty());
        assertThat(exported()).contains("~").doesNotContain(System.getProperty("user.home"));
    }

    @Test
    void aPlaceThatCannotBeWritten_isSaidWithARemedy() {
        model.export(folder.resolve("nowhere").resolve("file.txt"));
        assertThat(Objects.requireNonNull(model.message().get()).text()).contains("Choisissez un autre dossier");
    }

    /** Code mistyped, trouble, opened, tested: everything the poste can know of a card. */
    private String afterADay(CardHolder holder) throws IOException {
        card.report = CardReports.card(new Tries.Known(2), CodeEntry.KEYBOARD, RealWork.NOW.plus(Duration.ofDays(40)));
        card.become(FakeCard.awaiting(holder, 2, true));
        card.become(new CardState.NotResponding(CardState.Trouble.COMMUNICATION));
        card.become(new CardState.CardExpired(holder));
        card.become(FakeCard.open(holder));
        model.test();
        return exported();
    }

    private String exported() throws IOException {
        Path file = folder.resolve("diagnosis.txt");
        model.export(file);
        return Files.readString(file);
    }

    private static List<String> secrets(CardHolder holder) {
        return Stream.concat(
                        holder.name().stream().flatMap(name -> Stream.of(name.family(), name.given())),
                        Stream.concat(
                                holder.structureName().stream(),
                                Stream.of(
                                        holder.id(),
                                        holder.idValue(),
                                        holder.idValue()
                                                .substring(holder.idValue().indexOf('/') + 1),
                                        holder.cardNumber(),
                                        holder.title(),
                                        FakeOpenCard.SERIAL.toString(),
                                        FakeOpenCard.SERIAL.toString(16))))
                .toList();
    }
}
