package fr.santelien.lab.region;

import static fr.santelien.lab.people.DemoPerson.NATHALIE;
import static fr.santelien.lab.people.DemoPerson.SOPHIE;
import static fr.santelien.lab.people.DemoStructure.CENTRE;

import fr.santelien.contract.Names;
import fr.santelien.lab.people.DemoPerson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** {@code Task}s of the request book, with the trail of those the centre has handled. */
final class Requests {

    private final Instant now;

    private Requests(Instant now) {
        this.now = now;
    }

    static List<Resource> of(List<Request> book, Instant now) {
        Requests requests = new Requests(now);
        return book.stream().map(requests::task).map(Resource.class::cast).toList();
    }

    static String id(int number) {
        return "request-" + number;
    }

    private Task task(Request request) {
        Instant arrived = now.minus(Duration.ofMinutes(request.minutes()));
        Task task = Fhir.fictitious(new Task(), id(request.number()));
        task.setIntent(TaskIntent.ORDER)
                .setPriority(request.priority())
                .setDescription(request.title())
                .setCode(Fhir.kind("request"));
        task.addIdentifier()
                .setSystem(Names.CODE_SYSTEM + "request-number")
                .setValue(arrived.atZone(ZoneId.of("Europe/Paris")).getYear() + "-00" + request.number());
        task.setAuthoredOnElement(Fhir.moment(arrived));
        if (request.patient() != null) {
            task.setFor(new Reference("Patient/" + request.patient()));
        }
        sender(task, request);
        task.setOwner(Fhir.to(CENTRE));
        input(task, "description").setValue(new StringType(request.body()));
        for (Request.File file : request.files()) {
            input(task, "attachment")
                    .setValue(new Attachment()
                            .setTitle(file.name())
                            .setContentType(file.name().endsWith(".pdf") ? "application/pdf" : "image/jpeg")
                            .setSize(file.size()));
        }
        step(task, "received", "Demande reçue", Fhir.to(CENTRE), arrived);
        progress(task, request.stage(), arrived);
        return task;
    }

    private static void sender(Task task, Request request) {
        task.setRequester(
                request.from() == null ? new Reference().setDisplay(request.service()) : Fhir.to(request.from()));
        Extension sender = task.addExtension();
        sender.setUrl(Names.REQUEST_SENDER);
        if (request.from() != null) {
            sender.addExtension("service", new StringType(request.service()));
        }
        sender.addExtension("person", new StringType(request.person()));
    }

    private static void progress(Task task, Request.Stage stage, Instant arrived) {
        Instant opened = arrived.plus(Duration.ofMinutes(12));
        Instant taken = arrived.plus(Duration.ofMinutes(31));
        Instant answered = arrived.plus(Duration.ofMinutes(95));
        switch (stage) {
            case TO_HANDLE -> task.setStatus(TaskStatus.REQUESTED);
            case TAKEN -> {
                task.setStatus(TaskStatus.INPROGRESS);
                taken(task, opened, taken);
            }
            case ON_HOLD -> {
                task.setStatus(TaskStatus.ONHOLD);
                taken(task, opened, taken);
                by(
                        task,
                        NATHALIE,
                        "answered",
                        "Transport possible. Pouvez-vous préciser la date et l’heure ?",
                        answered);
            }
            case CLOSED -> {
                task.setStatus(TaskStatus.COMPLETED);
                taken(task, opened, taken);
                by(task, NATHALIE, "answered", "C’est organisé, le patient est prévenu.", answered);
                by(task, NATHALIE, "closed", "Demande close", answered.plus(Duration.ofHours(20)));
            }
        }
    }

    private static void taken(Task task, Instant opened, Instant taken) {
        by(task, SOPHIE, "opened", "Demande ouverte", opened);
        by(task, NATHALIE, "taken", "Demande prise en charge", taken);
        task.addExtension(Names.REQUEST_HANDLER, Staff.role(NATHALIE, CENTRE));
        Fhir.changed(task, NATHALIE, taken);
    }

    private static void by(Task task, DemoPerson person, String step, String text, Instant at) {
        Reference author = Fhir.to("Practitioner", Staff.practitionerId(person), Staff.display(person));
        step(task, step, text, author, at);
    }

    private static void step(Task task, String step, String text, Reference author, Instant at) {
        Annotation note = task.addNote();
        note.setId(UUID.nameUUIDFromBytes((task.getId() + step).getBytes(StandardCharsets.UTF_8))
                .toString());
        note.setAuthor(author).setTimeElement(Fhir.moment(at)).setText(text);
        note.addExtension(Names.REQUEST_STEP, new CodeType(step));
    }

    private static Task.ParameterComponent input(Task task, String name) {
        Task.ParameterComponent input = task.addInput();
        input.getType().setText(name);
        return input;
    }
}
