package fr.santelien.lab.kills;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.lab.endure.EnduranceOptions;
import fr.santelien.lab.endure.OracleTally;
import fr.santelien.lab.trial.Broken;
import fr.santelien.lab.trial.TrialPoste;
import java.io.BufferedReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KillsTest {

    private static final EnduranceOptions ASKED = EnduranceOptions.parse(List.of(), 5);

    private static final String FIRST = "premier fichier : avant 01 une connexion";

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();

    private OracleTally kill(Variant variant, int times) throws Exception {
        return new Kills(folder, variant, told::add).run(ASKED.withCount(times));
    }

    @Test
    void kills_lose_nothing_and_every_point_is_listed() throws Exception {
        OracleTally tally = kill(Variant.NONE, 4);
        assertThat(tally.clean()).as(told.toString()).isTrue();
        assertThat(tally.runs()).isEqualTo(4);
        assertThat(told)
                .anyMatch(line -> line.endsWith("saisie : avant COMMIT"))
                .anyMatch(line -> line.contains("premier fichier : après 04 CREATE TABLE resource"))
                .anyMatch(line -> line.contains("migration du schéma 1 : avant 04 CREATE TABLE sealed_entry"))
                .anyMatch(line -> line.contains("migration du schéma 2 : avant 04 ALTER TABLE history"))
                .anyMatch(line -> line.contains("envoi : réponse pas encore lue à"))
                .anyMatch(line -> line.endsWith("document joint : contenu écrit"))
                .anyMatch(line -> line.endsWith("document joint : avant COMMIT"))
                .anyMatch(line -> line.endsWith("envoi : avant la demande PUT document"))
                .anyMatch(line -> line.endsWith("document ouvert : nom forcé sur le disque"))
                .anyMatch(line -> line.endsWith("balayage des contenus : contenu supprimé"));
        assertThat(tally.line(5)).matches("runs=4 lost=0 .* points=4/\\d{3,} seed=5");
    }

    /** A poste that acknowledges what is not on the disk yet: a kill between its edits and its exchange takes it away. */
    @Test
    void a_poste_that_drops_is_found() throws Exception {
        Variant drops = Variant.of(poste -> {
            for (String written : List.of("-wal", "-shm", ".mark")) {
                Files.deleteIfExists(poste.resolve(TrialPoste.FILE + written));
            }
        });
        Points.Aim beforeItsExchange = new Points.Aim(
                new Life.Plan(5, new Beginning(Beginning.TODAYS)), "réception : avant la demande POST recherche", 0);
        OracleTally tally = new Kills(folder, drops, told::add).play(beforeItsExchange);
        assertThat(tally.line(5)).as(told.toString()).startsWith("runs=1 ").doesNotContain("lost=0");
        assertThat(tally.clean()).isFalse();
    }

    /** A poste that acknowledges a document whose content is not on the disk yet. */
    @Test
    void a_poste_that_drops_contents_is_found() throws Exception {
        Variant drops = Variant.of(poste -> {
            try (Stream<Path> contents = Files.list(poste.resolve("documents"))) {
                for (Path content : contents.toList()) {
                    Files.delete(content);
                }
            }
        });
        Points.Aim beforeItsExchange = new Points.Aim(
                new Life.Plan(5, new Beginning(Beginning.TODAYS)), "réception : avant la demande POST recherche", 0);
        OracleTally tally = new Kills(folder, drops, told::add).play(beforeItsExchange);
        assertThat(tally.runs()).isEqualTo(1);
        assertThat(tally.clean()).isFalse();
        assertThat(told).anyMatch(sentence -> sentence.contains("n’est plus lisible sur ce poste"));
    }

    /**
     * A server that threw away what it had acknowledged is sent again what it lacks, once it answers truly: it looks like
     * one that went back to a backup. What a colleague had written, which it ought to have named, is overwritten then.
     */
    @ParameterizedTest
    @EnumSource(Broken.class)
    void a_server_that_breaks_what_the_exchange_relies_on_is_found(Broken broken) throws Exception {
        OracleTally tally = kill(Variant.of(broken::over), 1);
        assertThat(tally.clean()).as(told.toString()).isFalse();
    }

    @Test
    void enough_kills_owe_every_point() {
        Points points = new Points();
        Life.Plan life = new Life.Plan(1, new Beginning(Beginning.TODAYS));
        points.passed(life, "a");
        points.passed(life, "b");
        points.killed("a");
        assertThat(points.owedBy(1)).isEmpty();
        assertThat(points.owedBy(2)).containsExactly("b");
        assertThat(points.next(new SplittableRandom(1), 1)).containsExactly(new Points.Aim(life, "b", 0));

        OracleTally tally = new OracleTally(told::add);
        points.owedBy(2).forEach(tally::missed);
        assertThat(tally.clean()).isFalse();
        assertThat(told).containsExactly("jamais atteint : b");
    }

    /** One that is waiting to be killed when its parent dies. */
    @Test
    void a_poste_without_its_parent_ends() throws Exception {
        Life.Plan plan = new Life.Plan(1, new Beginning(Beginning.NONE));
        Process orphan = new ProcessBuilder(DoomedProcess.Starter.command(
                        folder, URI.create("https://stub.example/fhir/"), plan, Instant.EPOCH, FIRST, 0))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = orphan.inputReader()) {
            assertThat(said.readLine()).isEqualTo("K " + FIRST);
            orphan.getOutputStream().close();
            assertThat(orphan.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            orphan.destroyForcibly();
        }
    }

    @Test
    void only_statements_that_write_are_points() {
        assertThat(CountedDriver.names(List.of(
                        "SELECT 1",
                        "PRAGMA busy_timeout = 5000",
                        "BEGIN IMMEDIATE",
                        "INSERT INTO change (type)",
                        "CREATE TABLE resource (",
                        "CREATE TRIGGER visibility_gained AFTER",
                        "PRAGMA user_version = 3")))
                .containsExactly(
                        "BEGIN",
                        "INSERT INTO change",
                        "CREATE TABLE resource",
                        "CREATE TRIGGER visibility_gained",
                        "PRAGMA user_version =");
    }
}
