package fr.santelien.desktop.card;

import fr.santelien.desktop.screen.Tone;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import fr.santelien.smartcard.CardReport;
import fr.santelien.smartcard.CardReport.Certificate;
import fr.santelien.smartcard.CardState.CodeEntry;
import fr.santelien.smartcard.SignatureRefusedException;
import fr.santelien.smartcard.Tries;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** The readers, the module and the card in French. */
final class CardTexts {

    private CardTexts() {}

    /** « CPS3 », « CPS4 », else the model as the token gives it: cps-card.md §2. */
    static String family(String model) {
        return switch (model) {
            case "IAS ECC" -> Texts.get("card.family", "CPS3", model);
            case "ChipDoc" -> Texts.get("card.family", "CPS4", model);
            default -> Texts.get("card.family.other", model);
        };
    }

    static String tries(Tries tries) {
        return switch (tries) {
            case Tries.Known(int left) -> Texts.get("card.tries", left);
            case Tries.Unknown() -> Texts.get("card.tries.unknown");
        };
    }

    static String entry(CodeEntry entry) {
        return Texts.get("card.entry." + entry);
    }

    /** « ANS · Cryptolib CPS · 3.1 ». */
    static String module(CardReport.Module module) {
        return Texts.get("card.module", module.manufacturer(), module.description(), module.version());
    }

    static String content(CardReport.Content content) {
        return Texts.get("card.content." + content);
    }

    static Tone tone(CardReport.Content content) {
        return switch (content) {
            case CPS_CARD -> Tone.OK;
            case OTHER_CARD -> Tone.WARN;
            case NOTHING -> Tone.NEUTRAL;
        };
    }

    static String use(CardReport.Use use) {
        return Texts.get("card.use." + use);
    }

    static String dates(Certificate certificate, ZoneId zone) {
        return Texts.get(
                "card.dates",
                Moments.day(certificate.notBefore().atZone(zone)),
                Moments.day(certificate.notAfter().atZone(zone)));
    }

    /** What a certificate's dates mean today. */
    record Validity(String text, Tone tone) {}

    static Validity validity(Certificate certificate, LocalDate today, ZoneId zone) {
        long left = ChronoUnit.DAYS.between(
                today, certificate.notAfter().atZone(zone).toLocalDate());
        if (left < 0) {
            return new Validity(Texts.get("card.validity.expired"), Tone.BAD);
        }
        if (today.isBefore(certificate.notBefore().atZone(zone).toLocalDate())) {
            return new Validity(Texts.get("card.validity.early"), Tone.WARN);
        }
        return CardExpiry.soon(left)
                ? new Validity(Texts.get("card.validity.soon", left), Tone.WARN)
                : new Validity(Texts.get("card.validity.valid"), Tone.OK);
    }

    static String refused(SignatureRefusedException refusal) {
        String sentence = Texts.get("card.check.refused." + refusal.reason());
        return refusal.reason() == SignatureRefusedException.Reason.WRONG_CODE
                        && refusal.tries() instanceof Tries.Known(int left)
                ? Texts.get("card.check.tries", sentence, left)
                : sentence;
    }

    /** Under a second in milliseconds, else in seconds with a decimal. */
    static String took(Duration duration) {
        long millis = duration.toMillis();
        return millis < 1000 ? Texts.get("card.took.ms", millis) : Texts.get("card.took.s", millis / 1000.0);
    }

    /** Common name of an authority: says nothing of a holder. */
    static String issuer(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getIssuerX500Principal().getName())
                    .getRdns().stream()
                            .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(String::valueOf)
                            .findFirst()
                            .orElse("");
        } catch (InvalidNameException e) {
            return "";
        }
    }
}
