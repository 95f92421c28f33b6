package fr.santelien.lab.card;

import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.pki.TestPki;
import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.CardSettings;
import fr.santelien.smartcard.Cards;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.Optional;

/** A desk with a virtual reader, the cards of the test PKI, and the card side of a poste that reads them through OpenSC. */
public record CardDesk(TestPki pki, VirtualReader reader, CardSettings settings) implements AutoCloseable {

    /** @param keys folder of the test PKI, made if missing */
    public static CardDesk open(Path keys) throws IOException, GeneralSecurityException {
        return withReader(TestPki.open(keys), VirtualReader.start());
    }

    /** The same where no reader is plugged in yet. */
    public static CardDesk withoutReader(Path keys) throws IOException, GeneralSecurityException {
        return withReader(TestPki.open(keys), VirtualReader.startUnplugged());
    }

    private static CardDesk withReader(TestPki pki, VirtualReader reader) throws IOException, GeneralSecurityException {
        try {
            return new CardDesk(
                    pki,
                    reader,
                    CardSettings.forTestCards(OpenSc.module(), pki.personAuthorities(), reader.environment()));
        } catch (IOException | GeneralSecurityException e) {
            reader.close();
            throw e;
        }
    }

    public VirtualCard cps3(DemoPerson person) throws IOException, GeneralSecurityException {
        return VirtualCard.cps3(pki.card(person));
    }

    public VirtualCard piv(DemoPerson person) throws IOException, GeneralSecurityException {
        return VirtualCard.piv(pki.card(person));
    }

    /** The card side of a poste, as the poste starts it. */
    public CardSession start() {
        return Cards.start(settings);
    }

    /** The card agent that this process started last, if it runs. */
    public static Optional<ProcessHandle> agent() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("CardAgent"))
                .max(Comparator.comparing(child -> child.info().startInstant().orElseThrow()));
    }

    @Override
    public void close() {
        reader.close();
    }
}
