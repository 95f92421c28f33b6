package fr.santelien.lab.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import fr.santelien.smartcard.CardSettings;
import fr.santelien.smartcard.certificate.TrustedAuthorities;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The arrows of docs/architecture.md §1. */
class HouseRulesTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("fr.santelien");

    @Test
    void everyModuleIsSeenByTheseRules() {
        Set<String> modules = HOUSE.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith("fr.santelien."))
                .map(name -> name.split("\\.")[2])
                .collect(Collectors.toSet());
        assertThat(modules)
                .containsExactlyInAnyOrder(
                        "contract", "smartcard", "sync", "coordination", "desktop", "server", "installer", "lab");
    }

    @Test
    void theCardKnowsNothingOfTheHouse() {
        mayKnow("smartcard");
    }

    @Test
    void theReplicaKnowsNothingOfTheWork() {
        mayKnow("sync");
    }

    @Test
    void theWorkStandsOnTheReplicaAndTheContract() {
        mayKnow("coordination", "sync", "contract");
    }

    @Test
    void theServerSharesOnlyTheContract() {
        mayKnow("server", "contract");
    }

    @Test
    void screensSeeTheReplicaOnlyThroughTheCompositionRoot() {
        noClasses()
                .that()
                .resideInAPackage("fr.santelien.desktop..")
                .and()
                .resideOutsideOfPackage("fr.santelien.desktop.start..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("fr.santelien.sync..", "fr.santelien.server..", "fr.santelien.lab..")
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage("fr.santelien.desktop.start..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("fr.santelien.server..", "fr.santelien.lab..")
                .check(HOUSE);
    }

    @Test
    void onlyTheDesktopAndTheLabSeeJavaFx() {
        noClasses()
                .that()
                .resideOutsideOfPackages("fr.santelien.desktop..", "fr.santelien.lab..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javafx..")
                .check(HOUSE);
    }

    @Test
    void viewModelsHaveNoControls() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.fxml..", "org.controlsfx..")
                .check(HOUSE);
    }

    @Test
    void eachTechnologyHasOnePlace() {
        onlyIn("java.sql..", "fr.santelien.sync.replica..", "fr.santelien.server..", "fr.santelien.lab..");
        onlyIn("org.apache.hc..", "fr.santelien.sync.exchange..", "fr.santelien.lab..");
        onlyIn("javax.smartcardio..", "fr.santelien.smartcard..", "fr.santelien.lab..");
        onlyIn("ca.uhn.fhir..", "fr.santelien.server..", "fr.santelien.lab..");
    }

    @Test
    void noShippedClassCanBringTestAuthoritiesOrTestCards() {
        noClasses()
                .that()
                .resideOutsideOfPackage("fr.santelien.lab..")
                .and()
                .doNotBelongToAnyOf(CardSettings.class)
                .should()
                .callMethod(TrustedAuthorities.class, "ofTests", List.class)
                .orShould()
                .callMethod(CardSettings.class, "forTestCards", Path.class, List.class, Map.class)
                .check(HOUSE);
    }

    @Test
    void featuresDoNotGoRoundInCircles() {
        slices().matching("fr.santelien.coordination.(*)..")
                .should()
                .beFreeOfCycles()
                .check(HOUSE);
        slices().matching("fr.santelien.sync.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void packagesAreFeaturesNotKinds() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..model..", "..dto..", "..common..", "..helper..")
                .check(HOUSE);
    }

    private static void mayKnow(String module, String... others) {
        String[] allowed = new String[others.length + 1];
        allowed[0] = "fr.santelien." + module + "..";
        for (int i = 0; i < others.length; i++) {
            allowed[i + 1] = "fr.santelien." + others[i] + "..";
        }
        classes()
                .that()
                .resideInAPackage("fr.santelien." + module + "..")
                .should()
                .onlyDependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "are of " + String.join(", ", allowed) + " or of a library",
                        type -> !type.getPackageName().startsWith("fr.santelien.")
                                || type.getPackageName().startsWith("fr.santelien." + module)
                                || java.util.Arrays.stream(others)
                                        .anyMatch(name -> type.getPackageName().startsWith("fr.santelien." + name))))
                .check(HOUSE);
    }

    private static void onlyIn(String technology, String... places) {
        noClasses()
                .that()
                .resideOutsideOfPackages(places)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(technology)
                .check(HOUSE);
    }
}
