package fr.santelien.desktop.testing;

import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.CardReport;
import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.CardSettings;
import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.HashSignature;
import fr.santelien.smartcard.SignatureRefusedException;
import fr.santelien.smartcard.Tries;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A card that goes to whatever state the test says. Persons and numbers are fictitious. */
public final class FakeCard implements CardSession {

    public static final String READER = "Gemalto PC Twin Reader 00 00";
    public static final CardState.CodeRules RULES = new CardState.CodeRules(4, 4);
    public static final CardHolder SOPHIE = holder("920009016/000000018", Optional.of("MARTIN Sophie"), "2600900018");
    public static final CardHolder NAMELESS = holder("920009016/000000019", Optional.empty(), "2600900019");
    public static final CardHolder NATHALIE = new CardHolder(
            "8",
            "10009990010",
            Optional.of(new CardHolder.Name("COHEN", "Nathalie")),
            "Infirmier",
            CardHolder.CardType.CPS,
            true,
            "2600900021",
            Optional.of("60"),
            Optional.empty(),
            LocalDate.of(2029, 6, 30));

    /** No module of a real card is looked for, and the test's own authority is believed. */
    public static final CardSettings SETTINGS =
            CardSettings.forTestCards(Path.of("none"), FakeOpenCard.authorities(), Map.of());

    public CardReport report = CardReports.withoutReader();
    public final List<String> codes = new ArrayList<>();
    public int locks;
    private final List<Consumer<CardState>> listeners = new ArrayList<>();
    private CardState state = new CardState.NoCard(List.of(READER));

    private static CardHolder holder(String id, Optional<String> name, String number) {
        return new CardHolder(
                "3",
                id,
                name.map(both -> new CardHolder.Name(both.split(" ")[0], both.split(" ")[1])),
                "Carte de personnel d’établissement",
                CardHolder.CardType.CPE,
                true,
                number,
                Optional.empty(),
                Optional.of("Centre municipal de santé"),
                LocalDate.of(2028, 3, 14));
    }

    /** Sophie's card, valid until that day. */
    public static CardHolder ending(LocalDate lastDay) {
        return new CardHolder(
                SOPHIE.idType(),
                SOPHIE.idValue(),
                SOPHIE.name(),
                SOPHIE.title(),
                SOPHIE.type(),
                SOPHIE.test(),
                SOPHIE.cardNumber(),
                SOPHIE.professionCode(),
                SOPHIE.structureName(),
                lastDay);
    }

    public static CardState.AwaitingCode awaiting(CardHolder holder, int left, boolean wrong) {
        return new CardState.AwaitingCode(
                READER,
                holder,
                RULES,
                new Tries.Known(left),
                wrong ? CardState.Attempt.WRONG_CODE : CardState.Attempt.NONE,
                CardState.CodeEntry.KEYBOARD);
    }

    /** With a reader that has its own keys. */
    public static CardState.AwaitingCode awaitingOnReader(CardHolder holder, int left, CardState.Attempt last) {
        return new CardState.AwaitingCode(
                "Xiring Leo V2 [PinPad] 00 00",
                holder,
                RULES,
                new Tries.Known(left),
                last,
                CardState.CodeEntry.PIN_PAD);
    }

    public static CardState.Open open(CardHolder holder) {
        return new CardState.Open(READER, holder, new FakeOpenCard(holder), false);
    }

    public void become(CardState next) {
        state = next;
        List.copyOf(listeners).forEach(listener -> listener.accept(next));
    }

    @Override
    public CardState state() {
        return state;
    }

    @Override
    public Runnable onChange(Consumer<CardState> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void submitCode(char[] code) {
        codes.add(new String(code));
        Arrays.fill(code, '\0');
    }

    @Override
    public CompletableFuture<HashSignature> signHash(byte[] sha256, char[] code) {
        codes.add(new String(code));
        Arrays.fill(code, '\0');
        return CompletableFuture.failedFuture(
                new SignatureRefusedException(SignatureRefusedException.Reason.WRONG_CODE, new Tries.Known(2)));
    }

    @Override
    public CompletableFuture<CardReport> inspect() {
        return CompletableFuture.completedFuture(report);
    }

    @Override
    public void lock() {
        locks++;
        if (state instanceof CardState.Open open) {
            become(awaiting(open.holder(), 3, false));
        }
    }

    @Override
    public void close() {
        listeners.clear();
    }
}
