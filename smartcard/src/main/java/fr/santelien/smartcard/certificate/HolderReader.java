package fr.santelien.smartcard.certificate;

import fr.santelien.smartcard.CardHolder;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.naming.NamingException;

/** Reads the holder of a card from an authentication certificate of the IGC-Santé. */
final class HolderReader {
    /** Type digit of TRE_G08, then RPPS, or structure and employee number: {@code 3920009016/000000018}. */
    private static final Pattern NATIONAL_IDENTIFIER =
            Pattern.compile("([0-9])([0-9A-Za-z]{1,20}(?:/[0-9A-Za-z]{1,20})?)");

    private static final int TEST_CARD = 0x80;
    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

    private HolderReader() {}

    /** Empty when a mandatory part is missing or out of its values. */
    static Optional<CardHolder> read(X509Certificate certificate) {
        try {
            Subject subject = Subject.of(certificate);
            PrivateExtensions extensions = new PrivateExtensions(certificate);
            Matcher identifier = NATIONAL_IDENTIFIER.matcher(subject.value("CN").orElse(""));
            OptionalInt type = extensions.cardType();
            Optional<String> number = extensions.cardNumber();
            if (!identifier.matches() || number.isEmpty() || type.isEmpty() || type.getAsInt() > 3) {
                return Optional.empty();
            }
            CardHolder.CardType cardType = CardHolder.CardType.values()[type.getAsInt()];
            OptionalInt profession = extensions.profession();
            return Optional.of(new CardHolder(
                    identifier.group(1),
                    identifier.group(2),
                    name(subject),
                    subject.value("T").orElse(""),
                    cardType,
                    extensions.category().orElse(0) == TEST_CARD,
                    withoutIssuer(number.get()),
                    profession.isPresent() ? Optional.of(String.valueOf(profession.getAsInt())) : Optional.empty(),
                    bearsStructure(cardType) ? subject.value("O") : Optional.empty(),
                    LocalDate.ofInstant(certificate.getNotAfter().toInstant(), FRANCE)));
        } catch (NamingException e) {
            return Optional.empty();
        }
    }

    private static Optional<CardHolder.Name> name(Subject subject) {
        return subject.value("SN")
                .flatMap(family -> subject.value("GN").map(given -> new CardHolder.Name(family, given)));
    }

    private static boolean bearsStructure(CardHolder.CardType type) {
        return type == CardHolder.CardType.CPE || type == CardHolder.CardType.CPA;
    }

    /** {@code 8025000001/2600855206}: the issuer comes first. */
    private static String withoutIssuer(String number) {
        return number.substring(number.indexOf('/') + 1);
    }
}
