package fr.santelien.server.access;

import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import fr.santelien.contract.Names;
import fr.santelien.server.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;

/**
 * The one Subscription a structure may have: it bears the structure's id, is about the requests that the structure may
 * see, carries no data, and ends unless somebody of the structure prolongs it.
 */
public final class HintRule {

    private static final Duration LONGEST = Duration.ofDays(8);
    private static final Set<SubscriptionStatus> ALIVE =
            EnumSet.of(SubscriptionStatus.REQUESTED, SubscriptionStatus.ACTIVE);

    private final AccessTable table;
    private final InstantSource clock;

    public HintRule(AccessTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /** Whether a member may listen to, read and prolong a subscription. A hint tells that a request was written. */
    public boolean mayHear(Session.Member member, String id) {
        return member.structure().equals(id) && table.mayRead(member.roles(), Subject.REQUEST);
    }

    /** @throws ForbiddenOperationException with the reason, in French */
    void check(Session.Member member, Subscription written) {
        String structure = written.getIdElement().getIdPart();
        if (!mayHear(member, structure)) {
            throw new ForbiddenOperationException("Une structure n’a d’abonnement que pour elle-même.");
        }
        Subscription.SubscriptionChannelComponent channel = written.getChannel();
        Instant latest = clock.instant().plus(LONGEST);
        boolean asAllowed = ALIVE.contains(written.getStatus())
                && ("Task?_security=" + Names.STRUCTURE_LABEL + "|" + structure).equals(written.getCriteria())
                && channel.getType() == SubscriptionChannelType.WEBSOCKET
                && !channel.hasPayload()
                && !channel.hasEndpoint()
                && !channel.hasHeader()
                && !channel.hasExtension()
                && !written.hasExtension()
                && written.hasEnd()
                && written.getEnd().toInstant().isBefore(latest);
        if (!asAllowed) {
            throw new ForbiddenOperationException(
                    "Un abonnement porte sur les demandes de sa structure, par websocket, sans contenu, pour "
                            + LONGEST.toDays() + " jours au plus.");
        }
    }
}
