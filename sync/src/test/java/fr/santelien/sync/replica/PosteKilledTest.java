package fr.santelien.sync.replica;

import static fr.santelien.sync.replica.Opened.SECRETARY;
import static fr.santelien.sync.replica.Opened.listReference;
import static fr.santelien.sync.replica.Opened.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real process, killed by the system without a chance to finish anything. */
@Timeout(60)
class PosteKilledTest {

    private static final Reference ONE = listReference(uuid(1));

    @TempDir
    Path folder;

    @Test
    void killedBetweenTheEditAndThePushThePosteStillHasTheEdit() throws Exception {
        ChildPoste.start(folder, "edit").destroyForcibly().waitFor();
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            StoredResource kept = replica.read(ONE).orElseThrow();
            assertThat(kept.state()).isEqualTo(RowState.DIRTY);
            assertThat(kept.local().path("title").asText()).isEqualTo("Entrées");
            assertThat(replica.query(TitleProjection.QUERY, row -> row.text("title")))
                    .containsExactly("1:Entrées");
        }
    }

    @Test
    void killedWhileSendingThePosteSendsAgainAndLooksFirst() throws Exception {
        ChildPoste.start(folder, "take").destroyForcibly().waitFor();
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            assertThat(replica.read(ONE).orElseThrow().state()).isEqualTo(RowState.DIRTY);
            assertThat(replica.exchangeSide()
                            .outbox()
                            .take(List.of(ONE))
                            .getFirst()
                            .mayBeThere())
                    .isTrue();
        }
    }

    @Test
    void aSecondProcessIsKeptOff() throws Exception {
        Process first = ChildPoste.start(folder, "edit");
        try {
            assertThatThrownBy(() -> Opened.open(folder, SECRETARY))
                    .isInstanceOfSatisfying(
                            ReplicaException.class, e -> assertThat(e.kind()).isEqualTo(ReplicaException.Kind.IN_USE));
        } finally {
            first.destroyForcibly().waitFor();
        }
    }
}
