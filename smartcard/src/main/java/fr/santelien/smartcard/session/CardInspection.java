package fr.santelien.smartcard.session;

import fr.santelien.smartcard.CardReport;
import fr.santelien.smartcard.CardReport.Content;
import fr.santelien.smartcard.CardReport.Use;
import fr.santelien.smartcard.agent.ModuleView;
import fr.santelien.smartcard.agent.ReaderView;
import fr.santelien.smartcard.agent.ReadersView;
import fr.santelien.smartcard.agent.TokenView;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts together what can be said of the readers, the module and the card, without any personal data. */
final class CardInspection {
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;

    private CardInspection() {}

    static CardReport report(
            ReadersView readers, ModulePlaces places, @Nullable ModuleView module, @Nullable InsertedCard card) {
        return new CardReport(
                readers.service(),
                readers.readers().stream()
                        .map(reader -> new CardReport.Reader(reader.name(), content(reader)))
                        .toList(),
                places.places(),
                places.find().flatMap(file -> described(file, module)),
                card == null ? Optional.empty() : card.known().map(known -> inside(card, known)));
    }

    private static Optional<CardReport.Module> described(Path file, @Nullable ModuleView module) {
        return module == null
                ? Optional.empty()
                : Optional.of(
                        new CardReport.Module(file, module.manufacturer(), module.description(), module.version()));
    }

    private static Content content(ReaderView reader) {
        if (!reader.occupied()) {
            return Content.NOTHING;
        }
        return new Atr(reader.atr()).cpsFamily() ? Content.CPS_CARD : Content.OTHER_CARD;
    }

    private static CardReport.Card inside(InsertedCard card, KnownCard known) {
        List<CardReport.Certificate> certificates = known.token().certificates().stream()
                .flatMap(found -> certificate(found).stream())
                .toList();
        return new CardReport.Card(
                card.reader(), known.token().model(), card.tries(), known.entry(), known.rules(), certificates);
    }

    private static Optional<CardReport.Certificate> certificate(TokenView.Certificate found) {
        try {
            if (CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(found.der()))
                    instanceof X509Certificate certificate) {
                return Optional.of(new CardReport.Certificate(
                        use(certificate.getKeyUsage()),
                        certificate.getNotBefore().toInstant(),
                        certificate.getNotAfter().toInstant()));
            }
        } catch (CertificateException | RuntimeException e) {
            // not readable: not shown
        }
        return Optional.empty();
    }

    private static Use use(boolean @Nullable [] usage) {
        if (usage != null && usage[NON_REPUDIATION]) {
            return Use.SIGNATURE;
        }
        return usage != null && usage[DIGITAL_SIGNATURE] ? Use.AUTHENTICATION : Use.OTHER;
    }
}
