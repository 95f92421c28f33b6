package fr.santelien.desktop.testing;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.when;

import fr.santelien.coordination.contactpoint.ContactPoint;
import fr.santelien.coordination.contactpoint.RequestDetail;
import fr.santelien.coordination.contactpoint.RequestDetail.Attachment;
import fr.santelien.coordination.contactpoint.RequestDetail.Step;
import fr.santelien.coordination.contactpoint.RequestDetail.TrailEntry;
import fr.santelien.coordination.contactpoint.RequestRow;
import fr.santelien.coordination.contactpoint.RequestRow.Priority;
import fr.santelien.coordination.contactpoint.RequestRow.Stage;
import fr.santelien.coordination.patient.PatientIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A contact point that remembers what is done to its requests. */
public final class SampleRequests {

    private static final Instant TODAY = Instant.parse("2026-11-22T09:38:00Z");

    private final Map<String, RequestDetail> requests = new LinkedHashMap<>();

    public SampleRequests(ContactPoint contactPoint) {
        RequestRow discharge = row(
                "r1",
                "2026-004312",
                Priority.URGENT,
                "Sortie d’hospitalisation à organiser",
                SamplePatients.DURAND,
                "Hôpital Foch",
                "Cardiologie",
                TODAY);
        requests.put(
                "r1",
                new RequestDetail(
                        discharge,
                        "Retour à domicile prévu le 24/11 après décompensation cardiaque. Besoin d’une consultation sous 7 jours,"
                                + " d’un passage infirmier quotidien et d’un relais social (vit seule, 3e étage sans ascenseur).",
                        "Dr A. PETIT",
                        List.of(
                                new Attachment("lettre-de-liaison.pdf", 219_000),
                                new Attachment("ordonnance.pdf", 98_000)),
                        List.of(new TrailEntry(TODAY, Step.RECEIVED, "", null))));
        put(row(
                "r2",
                "2026-004309",
                Priority.WITHIN_A_DAY,
                "Demande d’appui à la coordination",
                SamplePatients.BENALI,
                "DAC 92 Centre",
                null,
                TODAY.minusSeconds(2580)));
        put(row(
                "r3",
                "2026-004307",
                Priority.ROUTINE,
                "Question sur les horaires du laboratoire",
                null,
                "CPTS Suresnes",
                null,
                TODAY.minusSeconds(5160)));
        put(row(
                "r4",
                "2026-004290",
                Priority.ROUTINE,
                "Recherche de médecin traitant",
                SamplePatients.NGUYEN,
                "Équipe mobile précarité",
                null,
                TODAY.minusSeconds(86_000)));
        put(row(
                "r5",
                "2026-004288",
                Priority.WITHIN_A_DAY,
                "Demande d’expertise diabétologie",
                SamplePatients.LONG,
                "Dr ROCHE",
                "Médecin traitant",
                TODAY.minusSeconds(250_000)));
        remember(contactPoint);
    }

    private void remember(ContactPoint contactPoint) {
        when(contactPoint.requests(any())).thenAnswer(call -> ofStage(call.getArgument(0)));
        when(contactPoint.counts()).thenAnswer(call -> counts());
        when(contactPoint.find(anyString())).thenAnswer(call -> find(call.getArgument(0)));
        when(contactPoint.open(anyString())).thenAnswer(call -> {
            String id = call.getArgument(0);
            RequestDetail detail = requests.get(id);
            if (detail != null && detail.trail().stream().noneMatch(entry -> entry.step() == Step.OPENED)) {
                step(id, detail.row().stage(), Step.OPENED, null);
            }
            return find(id);
        });
        doAnswer(call -> step(call.getArgument(0), Stage.TAKEN, Step.TAKEN, null))
                .when(contactPoint)
                .take(anyString());
        doAnswer(call -> step(
                        call.getArgument(0),
                        call.<Boolean>getArgument(2) ? Stage.AWAITING_SENDER : Stage.TAKEN,
                        Step.ANSWERED,
                        call.getArgument(1)))
                .when(contactPoint)
                .answer(anyString(), anyString(), anyBoolean());
        doAnswer(call -> step(call.getArgument(0), Stage.CLOSED, Step.CLOSED, call.getArgument(1)))
                .when(contactPoint)
                .close(anyString(), anyString());
    }

    /** Someone elsewhere changed the title. */
    public void retitle(String id, String title) {
        find(id).ifPresent(detail -> {
            RequestRow row = detail.row();
            requests.put(
                    id,
                    new RequestDetail(
                            new RequestRow(
                                    row.id(),
                                    row.number(),
                                    row.priority(),
                                    row.stage(),
                                    title,
                                    row.patient(),
                                    row.sender(),
                                    row.senderDetail(),
                                    row.received(),
                                    row.handledBy(),
                                    row.unsent()),
                            detail.description(),
                            detail.senderPerson(),
                            detail.attachments(),
                            detail.trail()));
        });
    }

    private static RequestRow row(
            String id,
            String number,
            Priority priority,
            String title,
            @Nullable PatientIdentity patient,
            String sender,
            @Nullable String detail,
            Instant received) {
        return new RequestRow(
                id, number, priority, Stage.TO_HANDLE, title, patient, sender, detail, received, null, false);
    }

    private void put(RequestRow row) {
        requests.put(
                row.id(),
                new RequestDetail(
                        row,
                        "Pouvez-vous nous rappeler ?",
                        null,
                        List.of(),
                        List.of(new TrailEntry(row.received(), Step.RECEIVED, "", null))));
    }

    private @Nullable Object step(String id, Stage stage, Step step, @Nullable String text) {
        find(id).ifPresent(detail -> {
            RequestRow row = detail.row();
            List<TrailEntry> trail = new ArrayList<>(detail.trail());
            trail.add(new TrailEntry(SampleWork.NOW, step, "Sophie MARTIN", text));
            requests.put(
                    id,
                    new RequestDetail(
                            new RequestRow(
                                    row.id(),
                                    row.number(),
                                    row.priority(),
                                    stage,
                                    row.title(),
                                    row.patient(),
                                    row.sender(),
                                    row.senderDetail(),
                                    row.received(),
                                    "Sophie MARTIN",
                                    true),
                            detail.description(),
                            detail.senderPerson(),
                            detail.attachments(),
                            List.copyOf(trail)));
        });
        return null;
    }

    private Optional<RequestDetail> find(String id) {
        return Optional.ofNullable(requests.get(id));
    }

    private List<RequestRow> ofStage(@Nullable Stage stage) {
        return requests.values().stream()
                .map(RequestDetail::row)
                .filter(row -> stage == null || row.stage() == stage)
                .toList();
    }

    private Map<Stage, Integer> counts() {
        Map<Stage, Integer> counts = new EnumMap<>(Stage.class);
        requests.values().forEach(detail -> counts.merge(detail.row().stage(), 1, Integer::sum));
        return counts;
    }
}
