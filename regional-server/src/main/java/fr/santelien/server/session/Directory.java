package fr.santelien.server.session;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import fr.santelien.contract.Names;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.jspecify.annotations.Nullable;

/** People and memberships, as stored. Read at each request, so kept for a moment. */
public final class Directory {

    static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    /** An ended membership stops counting within this time on the other instances of the server; here, at once. */
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final DaoRegistry daos;
    private final InstantSource clock;
    private final ConcurrentHashMap<String, Kept> known = new ConcurrentHashMap<>();

    private record Kept(Optional<Person> person, Instant readAt) {}

    public Directory(DaoRegistry daos, InstantSource clock) {
        this.daos = daos;
        this.clock = clock;
    }

    /** To be told when a Practitioner or a PractitionerRole was written. */
    public void forget() {
        known.clear();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    Optional<Person> find(String identifier) {
        Instant now = clock.instant();
        Kept kept = known.get(identifier);
        if (kept == null || kept.readAt().plus(KEPT).isBefore(now)) {
            kept = new Kept(read(identifier), now);
            known.put(identifier, kept);
        }
        return kept.person();
    }

    private Optional<Person> read(String identifier) {
        SearchParameterMap byIdentifier = SearchParameterMap.newSynchronous(
                Practitioner.SP_IDENTIFIER, new TokenParam(Names.PERSON_IDENTIFIER, identifier));
        return search(Practitioner.class, byIdentifier).stream().findFirst().map(practitioner -> {
            String id = practitioner.getIdElement().getIdPart();
            SearchParameterMap hers = SearchParameterMap.newSynchronous(
                    PractitionerRole.SP_PRACTITIONER, new ReferenceParam("Practitioner/" + id));
            return new Person(
                    identifier,
                    id,
                    search(PractitionerRole.class, hers).stream()
                            .map(Directory::membership)
                            .toList());
        });
    }

    private <T extends IBaseResource> List<T> search(Class<T> type, SearchParameterMap map) {
        return daos.getResourceDao(type).search(map, new SystemRequestDetails()).getAllResources().stream()
                .map(type::cast)
                .toList();
    }

    private static Person.Membership membership(PractitionerRole role) {
        String code = role.getCode().stream()
                .flatMap(concept -> concept.getCoding().stream())
                .filter(coding -> Names.ROLE.equals(coding.getSystem()))
                .map(coding -> String.valueOf(coding.getCode()))
                .findFirst()
                .orElse("");
        return new Person.Membership(
                role.getIdElement().getIdPart(),
                String.valueOf(role.getOrganization().getReferenceElement().getIdPart()),
                code,
                !role.hasActive() || role.getActive(),
                day(role.getPeriod().getStartElement()),
                day(role.getPeriod().getEndElement()),
                lostCards(role));
    }

    private static Set<String> lostCards(PractitionerRole role) {
        return role.getExtensionsByUrl(Names.LOST_CARD).stream()
                .map(lost -> lost.getExtensionByUrl("number"))
                .filter(Objects::nonNull)
                .map(number -> number.getValue().primitiveValue())
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable LocalDate day(DateTimeType date) {
        return date.isEmpty() ? null : LocalDate.parse(date.getValueAsString().substring(0, 10));
    }
}
