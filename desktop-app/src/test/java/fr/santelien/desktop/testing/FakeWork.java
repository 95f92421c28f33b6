package fr.santelien.desktop.testing;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import fr.santelien.coordination.Work;
import fr.santelien.coordination.access.Access;
import fr.santelien.coordination.access.User;
import fr.santelien.coordination.contactpoint.ContactPoint;
import fr.santelien.coordination.contactpoint.RequestRow;
import fr.santelien.coordination.exchange.ConflictRow;
import fr.santelien.coordination.exchange.ExchangeStatus;
import fr.santelien.coordination.exchange.Exchanges;
import fr.santelien.coordination.exchange.WaitingRow;
import fr.santelien.coordination.membership.Memberships;
import fr.santelien.coordination.patient.Patients;
import fr.santelien.coordination.ppcs.Plans;
import fr.santelien.coordination.worklist.Worklists;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A session whose features answer what the test says. All persons are fictitious. */
public final class FakeWork {

    public static final Instant NOW = Instant.parse("2026-11-22T09:43:00Z");
    public static final User SOPHIE = new User(
            "3:920009016/000000018",
            "Sophie MARTIN",
            "role-1",
            User.Role.SECRETARY,
            null,
            "org-1",
            "Centre municipal de santé — Suresnes");

    public final Exchanges exchanges = mock(Exchanges.class);
    public final ContactPoint contactPoint = mock(ContactPoint.class);
    public final Memberships memberships = mock(Memberships.class);
    public final RecordingConnection connection = new RecordingConnection();
    private final List<Consumer<Set<String>>> listeners = new ArrayList<>();
    public final Work work;

    public FakeWork() {
        this(SOPHIE);
    }

    public FakeWork(User user) {
        work = new Work(
                user,
                mock(Access.class),
                mock(Patients.class),
                contactPoint,
                mock(Worklists.class),
                mock(Plans.class),
                memberships,
                exchanges,
                listener -> {
                    listeners.add(listener);
                    return () -> listeners.remove(listener);
                });
        when(exchanges.connection()).thenReturn(connection);
        when(contactPoint.counts()).thenReturn(Map.of(RequestRow.Stage.TO_HANDLE, 7));
        settled();
    }

    /** Something changed in the replica. */
    public void changed(String type) {
        List.copyOf(listeners).forEach(listener -> listener.accept(Set.of(type)));
    }

    public int listening() {
        return listeners.size();
    }

    public void online(boolean online) {
        connection.online(online);
    }

    public void settled() {
        status(new ExchangeStatus(0, 0, null, 0, 0, Instant.parse("2026-11-22T09:42:00Z"), NOW, null, 4812, -1, null));
        when(exchanges.waiting()).thenReturn(List.of());
        when(exchanges.conflicts()).thenReturn(List.of());
    }

    public void status(ExchangeStatus status) {
        when(exchanges.status()).thenReturn(status);
    }

    /** Three lines that wait, one of them refused, and one conflict. */
    public void busy() {
        Instant oldest = Instant.parse("2026-11-22T09:12:00Z");
        status(new ExchangeStatus(
                3, 1, oldest, 1, 1, Instant.parse("2026-11-22T09:42:00Z"), NOW, null, 4812, -1, null));
        when(exchanges.waiting())
                .thenReturn(List.of(
                        row(
                                "List/1",
                                "Liste « Sorties d’hospitalisation »",
                                "1 patient ajouté",
                                "N. COHEN",
                                oldest,
                                0,
                                "attend la carte de N. COHEN",
                                false),
                        row(
                                "QuestionnaireResponse/2",
                                "PPCS — DURAND Jeanne",
                                "section 8",
                                "S. MARTIN",
                                Instant.parse("2026-11-22T09:31:00Z"),
                                1,
                                "attend l’arbitrage",
                                false),
                        row(
                                "Task/3",
                                "Demande 2026-004312",
                                "réponse envoyée",
                                "S. MARTIN",
                                Instant.parse("2026-11-22T09:33:00Z"),
                                2,
                                "refusé : le demandeur n’existe plus",
                                true)));
        when(exchanges.conflicts())
                .thenReturn(List.of(new ConflictRow(
                        5,
                        "QuestionnaireResponse/2",
                        "PPCS — DURAND Jeanne",
                        "Échéance de l’objectif 1",
                        "31/01/2027",
                        "24/02/2027",
                        "Sophie MARTIN",
                        Instant.parse("2026-11-22T09:31:00Z"),
                        "15/02/2027",
                        "Nathalie COHEN",
                        Instant.parse("2026-11-22T09:37:00Z"))));
    }

    private static WaitingRow row(
            String reference,
            String subject,
            String what,
            String author,
            Instant since,
            int attempts,
            String blocked,
            boolean refused) {
        return new WaitingRow(reference, subject, what, author, since, attempts, blocked, refused);
    }
}
