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
import java.util.Optional;

/** Asks the regional server who the holder of a card is, before any structure is chosen and any file exists. */
final class Welcome {

    private final PosteConfiguration configuration;
    private final Clock clock;

    Welcome(PosteConfiguration configuration, Clock clock) {
        this.configuration = configuration;
        this.clock = clock;
    }

    /**
     * @return empty when the server does not answer: what that means is not the same for every card
     * @throws OpeningStopped with what to tell the user when the server refuses or is not the right one
     * @throws GeneralSecurityException when the card does not sign
     */
    Optional<Enrolment> ask(OpenCard card) throws GeneralSecurityException, OpeningStopped {
        CardHolder holder = card.holder();
        CardTls identity = CardTls.of(card, configuration.serverAuthorities());
        try (RegionalServer server = new RegionalServer(configuration.settings().server(), identity, null)) {
            List<ObjectNode> resources = Directory.memberships(server, holder.idType() + holder.idValue());
            return Optional.of(new Enrolment(
                    Users.inBundle(holder.id(), displayName(holder), bundle(resources), LocalDate.now(clock)),
                    resources));
        } catch (ExchangeStopped e) {
            Optional<Refused> said = sentence(e.outcome());
            if (said.isPresent()) {
                throw new OpeningStopped(said.get());
            }
            return Optional.empty();
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

    /** Empty when there was no answer. */
    static Optional<Refused> sentence(ExchangeOutcome outcome) {
        return switch (outcome) {
            case ExchangeOutcome.WrongServerCertificate _ -> Optional.of(Refusals.server("wrong-server-certificate"));
            case ExchangeOutcome.CodeNeeded _ -> Optional.of(Refusals.codeAgain());
            case ExchangeOutcome.CardRefused _ -> Optional.of(Refusals.server("card-refused"));
            case ExchangeOutcome.NotAllowed _ -> Optional.of(Refusals.server("not-allowed"));
            case ExchangeOutcome.ServerTrouble _ -> Optional.of(Refusals.server("server-trouble"));
            case ExchangeOutcome.BadAnswer _ -> Optional.of(Refusals.server("bad-answer"));
            case ExchangeOutcome.Unreachable _,
                    ExchangeOutcome.Cancelled _,
                    ExchangeOutcome.Done _,
                    ExchangeOutcome.ServerLacks _,
                    ExchangeOutcome.LocalTrouble _ -> Optional.empty();
        };
    }
}
