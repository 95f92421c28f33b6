package fr.santelien.desktop.start;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.access.Users;
import fr.santelien.desktop.session.OpenOutcome.Refused;
import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.OpenCard;
import fr.santelien.sync.exchange.Directory;
import fr.santelien.sync.exchange.ExchangeOutcome;
import fr.santelien.sync.exchange.ExchangeStopped;
import fr.santelien.sync.exchange.RegionalServer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** Asks the regional server who the holder of a card is, before any structure is chosen and any file exists. */
final class Welcome {

    private final PosteConfiguration configuration;
    private final Clock clock;

    Welcome(PosteConfiguration configuration, Clock clock) {
        this.configuration = configuration;
        this.clock = clock;
    }

    /**
     * @param unreachable what to tell when the server does not answer: it is not the same for a card never seen here
     * @throws ServerRefusal with what to tell the user when the server cannot be asked
     * @throws GeneralSecurityException when the card does not sign
     */
    Enrolment ask(OpenCard card, Refused unreachable) throws GeneralSecurityException, ServerRefusal {
        CardHolder holder = card.holder();
        CardTls identity = CardTls.of(card, configuration.serverAuthorities());
        try (RegionalServer server = new RegionalServer(configuration.settings().server(), identity, null)) {
            List<ObjectNode> resources = Directory.memberships(server, holder.idType() + holder.idValue());
            return new Enrolment(
                    Users.inBundle(holder.id(), displayName(holder), bundle(resources), LocalDate.now(clock)),
                    resources);
        } catch (ExchangeStopped e) {
            throw new ServerRefusal(sentence(e.outcome(), unreachable));
        }
    }

    /** « Nathalie COHEN », or nothing on a card without a name: the membership then gives one. */
    static String displayName(CardHolder holder) {
        return holder.name().map(name -> name.given() + " " + name.family()).orElse("");
    }

    private static ObjectNode bundle(List<ObjectNode> resources) {
        ObjectNode bundle = JsonNodeFactory.instance.objectNode();
        var entries = bundle.putArray("entry");
        resources.forEach(resource -> entries.addObject().set("resource", resource));
        return bundle;
    }

    private static Refused sentence(ExchangeOutcome outcome, Refused unreachable) {
        return switch (outcome) {
            case ExchangeOutcome.WrongServerCertificate _ -> Refusals.server("wrong-server-certificate");
            case ExchangeOutcome.CodeNeeded _ -> Refusals.card();
            case ExchangeOutcome.CardRefused _ -> Refusals.server("card-refused");
            case ExchangeOutcome.NotAllowed _ -> Refusals.server("not-allowed");
            case ExchangeOutcome.ServerTrouble _ -> Refusals.server("server-trouble");
            case ExchangeOutcome.BadAnswer _ -> Refusals.server("bad-answer");
            case ExchangeOutcome.Unreachable _,
                    ExchangeOutcome.Cancelled _,
                    ExchangeOutcome.Done _,
                    ExchangeOutcome.LocalTrouble _ -> unreachable;
        };
    }
}
