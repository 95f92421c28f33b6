package fr.santelien.smartcard.certificate;

import fr.santelien.smartcard.CardHolder;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.naming.NamingException;

/** Reads the holder of a card from an authentication certificate of the IGC-Santé. */
final class HolderReader {
    /** {@code 8025000001/2600855206}: the issuer comes first. */
    private static final Pattern CARD_NUMBER = Pattern.compile("(?:[0-9A-Za-z]{1,32}/)?([0-9A-Za-z]{1,32})");

    private static final int TEST_CARD = 0x80;
    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

    private HolderReader() {}

    /**
     * Empty when a mandatory part is missing or out of its values.
     *
     * @param last when the card's key ends
     */
    static Optional<CardHolder> read(X509Certificate certificate, Instant last) {
        try {
            Subject subject = Subject.of(certificate.getSubjectX500Principal());
            PrivateExtensions extensions = new PrivateExtensions(certificate);
            Optional<NationalIdentifier> identifier =
                    NationalIdentifier.parse(subject.value("CN").orElse(""));
            OptionalInt type = extensions.cardType();
            Matcher number = CARD_NUMBER.matcher(extensions.cardNumber().orElse(""));
            if (identifier.isEmpty() || !number.matches() || type.isEmpty() || type.getAsInt() > 3) {
                return Optional.empty();
            }
            CardHolder.CardType cardType = CardHolder.CardType.values()[type.getAsInt()];
            OptionalInt profession = extensions.profession();
            return Optional.of(new CardHolder(
                    identifier.get().type(),
                    identifier.get().value(),
                    name(subject),
                    subject.shown("T").orElse(""),
                    cardType,
                    extensions.category().orElse(0) == TEST_CARD,
                    number.group(1),
                    profession.isPresent() ? Optional.of(String.valueOf(profession.getAsInt())) : Optional.empty(),
                    bearsStructure(cardType) ? subject.shown("O") : Optional.empty(),
                    LocalDate.ofInstant(last, FRANCE)));
        } catch (NamingException e) {
            return Optional.empty();
        }
    }

    private static Optional<CardHolder.Name> name(Subject subject) {
        return subject.shown("SN")
                .flatMap(family -> subject.shown("GN").map(given -> new CardHolder.Name(family, given)));
    }

    private static boolean bearsStructure(CardHolder.CardType type) {
        return type == CardHolder.CardType.CPE || type == CardHolder.CardType.CPA;
    }
}
