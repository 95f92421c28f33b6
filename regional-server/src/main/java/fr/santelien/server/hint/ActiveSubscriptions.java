package fr.santelien.server.hint;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.time.InstantSource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Subscription;

/** Which subscriptions are active and have not come to their end: the engine does not look at {@code end}. */
public record ActiveSubscriptions(DaoRegistry daos, InstantSource clock) {

    boolean has(String id) {
        try {
            Subscription found = daos.getResourceDao(Subscription.class)
                    .read(new IdType("Subscription", id), new SystemRequestDetails());
            return found.getStatus() == Subscription.SubscriptionStatus.ACTIVE
                    && found.hasEnd()
                    && found.getEnd().toInstant().isAfter(clock.instant());
        } catch (ResourceNotFoundException e) {
            return false;
        }
    }
}
