package fr.santelien.sync.replica;

import static fr.santelien.sync.replica.Opened.NURSE;
import static fr.santelien.sync.replica.Opened.SECRETARY;
import static fr.santelien.sync.replica.Opened.list;
import static fr.santelien.sync.replica.Opened.listReference;
import static fr.santelien.sync.replica.Opened.uuid;
import static fr.santelien.sync.replica.Opened.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteReplicaTest {

    private static final Reference ONE = listReference(uuid(1));

    @TempDir
    Path folder;

    private static List<String> titles(Replica replica) {
        return replica.query(TitleProjection.QUERY, row -> row.text("title"));
    }

    private static void arrives(SqliteReplica replica, com.fasterxml.jackson.databind.node.ObjectNode resource) {
        replica.exchangeSide().inbox().receive(List.of(resource), "structure", "List", Instant.EPOCH);
    }

    @Test
    void aCreatedResourceIsReadQueriedAndWaitsToBeSent() {
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            replica.create(list(uuid(1), "Sorties"), "Liste créée");

            assertThat(replica.read(ONE).orElseThrow().state()).isEqualTo(RowState.DIRTY);
            assertThat(titles(replica)).containsExactly("1:Sorties");
            assertThat(replica.status().waiting()).isEqualTo(1);
            assertThat(replica.waiting()).singleElement().satisfies(change -> {
                assertThat(change.what()).isEqualTo("Liste créée");
                assertThat(change.author()).isEqualTo(SECRETARY);
            });
        }
    }

    @Test
    void whatWasWrittenIsThereAfterReopening() {
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            replica.create(list(uuid(1), "Sorties"), "Liste créée");
            replica.edit(ONE, "Liste renommée", json -> json.put("title", "Entrées"));
        }
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            assertThat(replica.read(ONE).orElseThrow().local().path("title").asText())
                    .isEqualTo("Entrées");
            assertThat(titles(replica)).containsExactly("1:Entrées");
        }
    }

    @Test
    void anEditThatThrowsLeavesNothingBehind() {
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            replica.create(list(uuid(1), "Sorties"), "Liste créée");
            assertThatThrownBy(() -> replica.edit(ONE, "raté", json -> {
                        throw new IllegalStateException("refused by the caller");
                    }))
                    .hasMessage("refused by the caller");
            assertThat(replica.waiting()).hasSize(1);
        }
    }

    @Test
    void anEditThatChangesNothingDoesNotWait() {
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            arrives(replica, version(list(uuid(1), "Sorties"), 1));
            replica.edit(ONE, "rien", json -> json);
            assertThat(replica.read(ONE).orElseThrow().state()).isEqualTo(RowState.CLEAN);
        }
    }

    @Test
    void anEditTakenBackDoesNotWaitAnyMore() {
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            arrives(replica, version(list(uuid(1), "Sorties"), 1));
            replica.edit(ONE, "aller", json -> json.put("title", "Entrées"));
            replica.edit(ONE, "retour", json -> json.put("title", "Sorties"));
            assertThat(replica.read(ONE).orElseThrow().state()).isEqualTo(RowState.CLEAN);
            assertThat(replica.waiting()).isEmpty();
        }
    }

    @Test
    void whatOneHolderSeesAnotherDoesNot() {
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            replica.create(list(uuid(1), "Sorties"), "Liste créée");
        }
        try (SqliteReplica replica = Opened.open(folder, NURSE)) {
            assertThat(replica.read(ONE)).isEmpty();
            assertThat(titles(replica)).isEmpty();
            assertThatThrownBy(() -> replica.edit(ONE, "vu de rien", json -> json.put("title", "x")))
                    .isInstanceOfSatisfying(
                            ReplicaException.class,
                            e -> assertThat(e.kind()).isEqualTo(ReplicaException.Kind.NO_SUCH_RESOURCE));
            assertThat(replica.waiting()).hasSize(1);
            assertThat(replica.exchangeSide().outbox().ready()).isEmpty();
        }
    }

    @Test
    void aDraftStaysHereUntilReleasedAndKeepsWhatIsTypedWhenANewerVersionArrives() {
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            arrives(replica, version(list(uuid(1), "Sorties"), 1));
            replica.draft(ONE, "En cours de saisie", json -> json.put("title", "Entr"));
            arrives(replica, version(list(uuid(1), "Sorties").put("mode", "working"), 2));
            replica.draft(ONE, "En cours de saisie", json -> json.put("title", "Entrées"));

            StoredResource typing = replica.read(ONE).orElseThrow();
            assertThat(typing.state()).isEqualTo(RowState.DRAFT);
            assertThat(typing.local().has("mode")).isFalse();
            assertThat(replica.exchangeSide().outbox().ready()).isEmpty();

            replica.release(ONE);
            StoredResource released = replica.read(ONE).orElseThrow();
            assertThat(released.state()).isEqualTo(RowState.DIRTY);
            assertThat(released.local().path("title").asText()).isEqualTo("Entrées");
            assertThat(released.local().path("mode").asText()).isEqualTo("working");
            assertThat(replica.waiting()).hasSize(1);
        }
    }

    @Test
    void progressTellsAPageFromTheMomentTheNextOneIsAskedFor() {
        Instant reached = Instant.parse("2026-11-22T08:00:00Z");
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            ExchangeSide side = replica.exchangeSide();
            List<Arrival> page = side.inbox()
                    .arrivals(List.of(version(list(uuid(1), "Sorties"), 1), version(list(uuid(2), "Entrées"), 1)));
            Storing storing = side.inbox().store(page, "", "List", reached);
            assertThat(replica.status().firstDownload()).isEqualTo(new ReplicaStatus.Progress(2, null, reached));
            assertThat(storing.await()).isEqualTo(2);
            assertThat(replica.status().firstDownload()).isEqualTo(new ReplicaStatus.Progress(2, null, reached));
        }
    }

    @Test
    void aProjectionThatThrowsKeepsTheResourceAndIsRebuiltWhenItsVersionChanges() {
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            arrives(replica, version(list(uuid(1), "illisible"), 1));
            arrives(replica, version(list(uuid(2), "Sorties"), 1));
            assertThat(replica.read(ONE)).isPresent();
            assertThat(titles(replica)).containsExactly("1:Sorties");
            assertThat(replica.status().unreadable()).isEqualTo(1);
        }
        try (SqliteReplica replica = Opened.open(folder, SECRETARY, 2)) {
            assertThat(titles(replica)).containsExactly("2:Sorties", "2:illisible");
            assertThat(replica.status().unreadable()).isZero();
        }
    }

    @Test
    void bothSidesChangedTheSameValueAndEachChoiceCanBeKept() {
        for (Conflict.Choice choice : Conflict.Choice.values()) {
            try (SqliteReplica replica = Opened.open(folder.resolve(choice.name()), SECRETARY)) {
                arrives(replica, version(list(uuid(1), "Sorties"), 1));
                replica.edit(ONE, "Liste renommée", json -> json.put("title", "À moi"));
                arrives(replica, version(list(uuid(1), "À eux"), 2));

                assertThat(replica.read(ONE).orElseThrow().state()).isEqualTo(RowState.CONFLICT);
                Conflict conflict = replica.conflicts().getFirst();
                assertThat(conflict.path()).isEqualTo("title");
                assertThat(conflict.local().author()).isEqualTo(SECRETARY.display());

                replica.decide(conflict.id(), choice);
                boolean mine = choice == Conflict.Choice.LOCAL;
                StoredResource decided = replica.read(ONE).orElseThrow();
                assertThat(decided.local().path("title").asText()).isEqualTo(mine ? "À moi" : "À eux");
                assertThat(decided.state()).isEqualTo(mine ? RowState.DIRTY : RowState.CLEAN);
                assertThat(replica.conflicts()).isEmpty();
            }
        }
    }

    @Test
    void aRefusedChangeIsSetAsideThenRetriedOrAbandoned() {
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            arrives(replica, version(list(uuid(1), "Sorties"), 1));
            replica.edit(ONE, "Liste renommée", json -> json.put("title", ""));
            replica.exchangeSide().outbox().refused(ONE, "title must not be empty");
            assertThat(replica.status().setAside()).isEqualTo(1);
            assertThat(replica.waiting().getFirst().reason()).isEqualTo("title must not be empty");

            replica.retry(ONE);
            assertThat(replica.exchangeSide().outbox().ready())
                    .extracting(Ready::reference)
                    .containsExactly(ONE);

            replica.exchangeSide().outbox().refused(ONE, "again");
            replica.abandon(ONE);
            assertThat(replica.read(ONE).orElseThrow().local().path("title").asText())
                    .isEqualTo("Sorties");
            assertThat(replica.waiting()).isEmpty();
        }
    }

    @Test
    void listenersAreToldTheTypesAfterTheCommit() {
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            List<Set<String>> told = new ArrayList<>();
            Runnable stop = replica.onChange(types -> {
                assertThat(replica.read(ONE)).isPresent();
                told.add(types);
            });
            replica.create(list(uuid(1), "Sorties"), "Liste créée");
            replica.trace("lu", ONE);
            stop.run();
            replica.edit(ONE, "x", json -> json.put("title", "y"));
            assertThat(told).containsExactly(Set.of("List"));
        }
    }
}
