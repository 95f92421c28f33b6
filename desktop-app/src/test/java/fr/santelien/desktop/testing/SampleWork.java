package fr.santelien.desktop.testing;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import fr.santelien.coordination.Work;
import fr.santelien.coordination.access.Access;
import fr.santelien.coordination.access.User;
import fr.santelien.coordination.contactpoint.ContactPoint;
import fr.santelien.coordination.exchange.Exchanges;
import fr.santelien.coordination.membership.Memberships;
import fr.santelien.coordination.patient.PatientIdentity;
import fr.santelien.coordination.patient.PatientQuery;
import fr.santelien.coordination.patient.Patients;
import fr.santelien.coordination.ppcs.Plans;
import fr.santelien.coordination.worklist.Worklists;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A session of Sophie MARTIN, secretary, whose features answer from memory. */
public final class SampleWork {

    public static final Instant NOW = Instant.parse("2026-11-22T09:42:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("Europe/Paris"));

    public final Patients patients = mock(Patients.class);
    public final ContactPoint contactPoint = mock(ContactPoint.class);
    public final Worklists worklists = mock(Worklists.class);
    public final Plans plans = mock(Plans.class);
    public final Access access = mock(Access.class);

    public SampleWork() {
        when(access.mayRead(any())).thenReturn(true);
        when(access.mayWrite(any())).thenReturn(true);
        when(patients.search(any(), anyInt())).thenAnswer(call -> matching(call.getArgument(0)));
        when(patients.count(any()))
                .thenAnswer(call -> matching(call.getArgument(0)).size());
        when(patients.find(anyString())).thenAnswer(call -> byId(call.getArgument(0)));
        when(patients.open(anyString())).thenAnswer(call -> byId(call.getArgument(0)));
    }

    public Work work() {
        User user = new User(
                "3:0920001234/000000018",
                "Sophie MARTIN",
                "role-sophie",
                User.Role.SECRETARY,
                null,
                "org-centre",
                "Centre municipal de santé");
        return new Work(
                user,
                access,
                patients,
                contactPoint,
                worklists,
                plans,
                mock(Memberships.class),
                mock(Exchanges.class),
                listener -> () -> {});
    }

    private static List<PatientIdentity> matching(PatientQuery query) {
        return SamplePatients.ALL.stream()
                .filter(patient ->
                        query.birthDate() == null || query.birthDate().equals(patient.birthDate()))
                .filter(patient ->
                        starts(patient.displayName(), query.name()) || starts(patient.birthName(), query.name()))
                .filter(patient -> starts(patient.givenName(), query.givenName()))
                .toList();
    }

    private static boolean starts(String value, String typed) {
        return value.toUpperCase(Locale.FRENCH).startsWith(typed.toUpperCase(Locale.FRENCH));
    }

    private static Optional<PatientIdentity> byId(String id) {
        return SamplePatients.ALL.stream()
                .filter(patient -> patient.id().equals(id))
                .findFirst();
    }
}
