package fr.santelien.desktop.testing;

import fr.santelien.smartcard.CardReport;
import fr.santelien.smartcard.CardReport.Certificate;
import fr.santelien.smartcard.CardReport.Content;
import fr.santelien.smartcard.CardReport.Use;
import fr.santelien.smartcard.CardState.CodeEntry;
import fr.santelien.smartcard.Tries;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an inspection may find. */
public final class CardReports {

    private static final Path MODULE = Path.of("/opt/santesocial/CPS/lib/libcps3_pkcs11_lux.so");
    private static final CardReport.Reader PAD = new CardReport.Reader("Xiring Leo V2 [PinPad] 00 00", Content.NOTHING);

    private CardReports() {}

    /** A CPS3 in the first of two readers. */
    public static CardReport card(Tries tries, CodeEntry entry, Instant notAfter) {
        return new CardReport(
                true,
                List.of(new CardReport.Reader(FakeCard.READER, Content.CPS_CARD), PAD),
                List.of(MODULE),
                Optional.of(new CardReport.Module(MODULE, "ANS", "Cryptolib CPS", "3.1")),
                Optional.of(new CardReport.Card(
                        FakeCard.READER,
                        "IAS ECC",
                        tries,
                        entry,
                        FakeCard.RULES,
                        List.of(
                                new Certificate(Use.AUTHENTICATION, notAfter.minusSeconds(94_608_000), notAfter),
                                new Certificate(Use.SIGNATURE, notAfter.minusSeconds(94_608_000), notAfter)))));
    }

    /** Neither card nor module. */
    public static CardReport bare() {
        return new CardReport(
                true,
                List.of(new CardReport.Reader(FakeCard.READER, Content.OTHER_CARD), PAD),
                List.of(MODULE, Path.of("/usr/lib64/libcps3_pkcs11_lux.so")),
                Optional.empty(),
                Optional.empty());
    }

    public static CardReport withoutReader() {
        return new CardReport(true, List.of(), List.of(MODULE), Optional.empty(), Optional.empty());
    }
}
