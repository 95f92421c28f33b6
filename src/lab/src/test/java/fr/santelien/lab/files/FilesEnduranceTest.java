package fr.santelien.lab.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.access.Refusal;
import fr.santelien.coordination.document.Documents;
import fr.santelien.lab.endure.EnduranceOptions;
import fr.santelien.lab.endure.OracleTally;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.SqliteReplica;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A few runs, and postes and regions that do what a poste must not: each is found out. */
class FilesEnduranceTest {

    private final List<String> told = new ArrayList<>();

    private OracleTally run(FilesEndurance endurance, int count) throws IOException {
        EnduranceOptions options = EnduranceOptions.parse(List.of("--count", String.valueOf(count), "--seed", "4"), 0);
        return endurance.run(options, told::add);
    }

    @Test
    void whateverHappensToTheFilesNothingAcknowledgedGoesWithoutAWord() throws IOException {
        OracleTally tally = run(new FilesEndurance(), 12);
        assertThat(told).isEmpty();
        assertThat(tally.clean()).isTrue();
        assertThat(tally.line(4)).startsWith("runs=12 lost=0 doubled=0 overwritten=0 hung=0");
        assertThat(tally.points()).isGreaterThan(5);
    }

    @Test
    void aPosteThatDropsWhatWasRescuedIsFoundOut() throws IOException {
        OracleTally tally = run(new FilesEndurance(Region::new, Forgetful::new), 12);
        assertThat(tally.clean()).isFalse();
        assertThat(told).anyMatch(sentence -> sentence.contains("perdu : "));
    }

    /** A store that does not verify what it reads, one that answers with nothing, and a sweep that looks at no request. */
    @Test
    void aPosteThatGivesOtherBytesOrNoneOrDropsUnsentDocumentsIsFoundOut() throws IOException {
        assertThat(run(
                                new FilesEndurance(
                                        Region::new,
                                        random -> new Giving(
                                                random,
                                                damaged -> damaged.sentence().getBytes(StandardCharsets.UTF_8))),
                                12)
                        .clean())
                .isFalse();
        assertThat(told)
                .anyMatch(sentence ->
                        sentence.contains("écrasé sans être vu : Task/") && sentence.contains("octets au lieu de"));
        told.clear();
        assertThat(run(new FilesEndurance(Region::new, random -> new Giving(random, damaged -> new byte[0])), 12)
                        .clean())
                .isFalse();
        assertThat(told).anyMatch(sentence -> sentence.contains("perdu : Task/") && sentence.contains("sans rien"));
        told.clear();
        assertThat(run(new FilesEndurance(Region::new, Sweeping::new), 12).clean())
                .isFalse();
        assertThat(told).anyMatch(sentence -> sentence.contains("perdu : ") && sentence.contains("Binary/"));
    }

    @Test
    void aRegionThatIsGivenTheSameWorkTwiceIsFoundOut() throws IOException {
        OracleTally tally = run(new FilesEndurance(Doubling::new, FilesPoste::new), 4);
        assertThat(tally.clean()).isFalse();
        assertThat(told).anyMatch(sentence -> sentence.contains("en double : "));
    }

    @Test
    void aPosteThatSendsWithoutAskingWhatIsThereIsFoundOut() throws IOException {
        OracleTally tally = run(new FilesEndurance(Careless::new, FilesPoste::new), 12);
        assertThat(tally.clean()).isFalse();
        assertThat(told).anyMatch(sentence -> sentence.contains("écrasé sans être vu : "));
    }

    /** Gives something all the same where a content does not authenticate. */
    private static final class Giving extends FilesPoste {
        private final Function<Refusal, byte[]> instead;

        Giving(Random random, Function<Refusal, byte[]> instead) {
            super(random);
            this.instead = instead;
        }

        @Override
        byte[] bytes(Documents documents, SqliteReplica replica, Reference request, String document) {
            try {
                return super.bytes(documents, replica, request, document);
            } catch (Refusal damaged) {
                return instead.apply(damaged);
            }
        }
    }

    /** Drops the contents that it did not put itself, named or not, before anything is sent. */
    private static final class Sweeping extends FilesPoste {
        Sweeping(Random random) {
            super(random);
        }

        @Override
        SqliteReplica open(Path folder) {
            SqliteReplica replica = super.open(folder);
            try {
                replica.attachments().collect(Set.of());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return replica;
        }
    }

    /** Loses the rescued work between the repair and the opening. */
    private static final class Forgetful extends FilesPoste {
        Forgetful(Random random) {
            super(random);
        }

        @Override
        void repaired(Path folder) {
            try {
                Files.deleteIfExists(folder.resolve("replica.db.rescued"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What comes again from a poste is stored under a new id, as a server without client ids would. */
    private static final class Doubling extends Region {
        @Override
        ObjectNode write(Reference reference, ObjectNode content) {
            if (versions().containsKey(reference)) {
                UUID other = UUID.nameUUIDFromBytes(content.toString().getBytes(StandardCharsets.UTF_8));
                super.write(new Reference(reference.type(), other.toString()), content);
            }
            return super.write(reference, content);
        }
    }

    /** Neither pulls first nor looks at the version. */
    private static final class Careless extends Region {
        @Override
        boolean isStale(@Nullable String expected, @Nullable String there) {
            return false;
        }

        @Override
        boolean isPulling() {
            return false;
        }
    }
}
