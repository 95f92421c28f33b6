package fr.santelien.lab.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.contract.Names;
import fr.santelien.coordination.access.Access;
import fr.santelien.coordination.access.AccessTable;
import fr.santelien.coordination.access.User;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.people.DemoStructure;
import fr.santelien.lab.server.AuditorClient;
import fr.santelien.lab.server.ServerProcess;
import fr.santelien.sync.exchange.HttpTransport;
import fr.santelien.sync.exchange.Timeouts;
import fr.santelien.sync.exchange.TlsIdentity;
import fr.santelien.sync.exchange.Transport;
import fr.santelien.sync.replica.Reference;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The reference server, reached by the poste's own HTTP client with the keys of its people's cards. What it holds is read
 * by the auditor, without the poste.
 */
public final class ReferenceServer implements TrialServer {

    /** What is worked on, and the patients it is about. */
    private static final List<String> TYPES = List.of("Patient", "Task", "List", "QuestionnaireResponse", "CarePlan");

    private static final String OF_BOTH = "_security=" + Names.STRUCTURE_LABEL + "%7C" + DemoStructure.CENTRE.id + ","
            + Names.STRUCTURE_LABEL + "%7C" + DemoStructure.DAC.id;

    private final ServerProcess process;
    private final AuditorClient auditor;
    private final Map<String, TlsIdentity> identities;

    /** Memberships as they were, by id, of those who were given another role in this trial. */
    private final Map<String, JsonNode> given = new HashMap<>();

    private String prefix = "";
    private Instant began = Instant.EPOCH;

    /** @param identities by national identifier, as {@link User#holderId()} has it */
    ReferenceServer(ServerProcess process, AuditorClient auditor, Map<String, TlsIdentity> identities) {
        this.process = process;
        this.auditor = auditor;
        this.identities = Map.copyOf(identities);
    }

    static String holderId(DemoPerson person) {
        return person.idType + ":" + person.idValue;
    }

    /** @return port on loopback */
    public int port() {
        return process.port();
    }

    /** Of one name: a certificate for {@code localhost} is checked against it. */
    public static URI address(int port) {
        return URI.create("https://localhost:" + port + "/fhir");
    }

    @Override
    public URI address() {
        return address(port());
    }

    @Override
    public Transport of(User user) {
        return new HttpTransport(identity(user), Timeouts.ORDINARY);
    }

    /** The keys of this person's card. */
    public TlsIdentity identity(User user) {
        TlsIdentity identity = identities.get(user.holderId());
        if (identity == null) {
            throw new IllegalArgumentException("nobody's card: " + user);
        }
        return identity;
    }

    @Override
    public Map<Reference, ObjectNode> current() throws IOException {
        Map<Reference, ObjectNode> current = new LinkedHashMap<>();
        for (JsonNode found : auditor.batch(
                TYPES.stream().map(type -> type + "?" + OF_BOTH + "&_count=500").toList())) {
            ObjectNode resource = (ObjectNode) found;
            if (isOfThisTrial(resource)) {
                current.put(
                        new Reference(
                                resource.path("resourceType").asText(),
                                resource.path("id").asText()),
                        resource);
            }
        }
        return current;
    }

    /** A form is shown to the structure that began it for ever, its patient's circle gone or not. */
    private boolean isOfThisTrial(ObjectNode resource) {
        return switch (resource.path("resourceType").asText()) {
            case "Patient" -> resource.path("id").asText().startsWith(prefix);
            case "QuestionnaireResponse", "CarePlan" ->
                resource.at("/subject/reference").asText().startsWith("Patient/" + prefix);
            default -> true;
        };
    }

    @Override
    public Map<Reference, List<ObjectNode>> versions() throws IOException {
        Map<Reference, List<ObjectNode>> versions = new HashMap<>();
        for (Map.Entry<Reference, ObjectNode> entry : current().entrySet()) {
            Reference reference = entry.getKey();
            List<ObjectNode> all = new ArrayList<>();
            if (reference.type().equals("Patient")) {
                // Nobody enters anything there: its versions are the server's, as its labels change.
                all.add(entry.getValue());
            } else {
                auditor.versions(reference.type(), reference.id())
                        .reversed()
                        .forEach(version -> all.add((ObjectNode) version));
            }
            versions.put(reference, all);
        }
        contents(versions);
        return versions;
    }

    /** Of this trial alone: those put to a request that is there. */
    private void contents(Map<Reference, List<ObjectNode>> versions) throws IOException {
        for (JsonNode found : auditor.search("Binary?_lastUpdated=ge" + began)) {
            String request = found.at("/securityContext/reference").asText();
            String id = found.path("id").asText();
            if (versions.keySet().stream().anyMatch(each -> each.toString().equals(request))) {
                List<ObjectNode> all = new ArrayList<>();
                auditor.versions("Binary", id).reversed().forEach(version -> all.add((ObjectNode) version));
                versions.put(new Reference("Binary", id), all);
            }
        }
    }

    /**
     * A trial begins: what was put before is another's, and everybody has the role of the directory again.
     *
     * @param ids beginning of the ids of this trial's patients
     */
    void begin(String ids) throws IOException {
        prefix = ids;
        began = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        for (JsonNode role : given.values()) {
            auditor.put(role);
        }
        given.clear();
    }

    /** What she may read is asked of her membership at each request: no label changes. */
    @Override
    public void give(User user, User.Role role) throws IOException {
        ObjectNode membership =
                (ObjectNode) auditor.read("PractitionerRole", user.roleId()).orElseThrow();
        given.putIfAbsent(user.roleId(), membership.deepCopy());
        for (JsonNode code : membership.findParents("system")) {
            if (code.path("system").asText().equals(Names.ROLE)) {
                ((ObjectNode) code).put("code", role.name().toLowerCase(Locale.ROOT));
            }
        }
        auditor.put(membership);
    }

    /** By the labels that the server derived and the table that it goes by. */
    @Override
    public boolean shows(User user, ObjectNode resource) {
        boolean hers = false;
        for (JsonNode label : resource.at("/meta/security")) {
            hers |= label.path("system").asText().equals(Names.STRUCTURE_LABEL)
                    && label.path("code").asText().equals(user.structureId());
        }
        return hers && AccessTable.ofContract().of(user).mayRead(subject(resource));
    }

    private static Access.Subject subject(ObjectNode resource) {
        return switch (resource.path("resourceType").asText()) {
            case "Task" -> Access.Subject.REQUEST;
            case "List" -> Access.Subject.WORKLIST;
            case "Patient" -> Access.Subject.PATIENT_IDENTITY;
            case "QuestionnaireResponse" ->
                resource.path("questionnaire").asText().startsWith(Names.PPCS_ADMINISTRATIVE)
                        ? Access.Subject.PPCS_ADMINISTRATIVE
                        : Access.Subject.PPCS_MEDICAL;
            case "CarePlan" -> Access.Subject.PPCS_ADMINISTRATIVE;
            default -> throw new IllegalArgumentException("not worked on: " + resource.path("resourceType"));
        };
    }
}
