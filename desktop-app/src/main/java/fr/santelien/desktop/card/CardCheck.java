package fr.santelien.desktop.card;

import fr.santelien.desktop.card.CheckStep.Kind;
import fr.santelien.desktop.card.CheckStep.Result;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import fr.santelien.smartcard.CardReport;
import fr.santelien.smartcard.CardReport.Use;
import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.HashSignature;
import fr.santelien.smartcard.OpenCard;
import fr.santelien.smartcard.SignatureRefusedException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tries a card out, step by step, from the reader to a signature that is verified. Blocks: the agent's limit bounds each
 * wait. With the card that is open nothing is asked; without a session the steps that need the code are not done.
 */
final class CardCheck {

    private final CardSession card;
    private final Clock clock;
    private final Consumer<CheckStep> each;

    /** @param each told of every step when it is done */
    CardCheck(CardSession card, Clock clock, Consumer<CheckStep> each) {
        this.card = card;
        this.clock = clock;
        this.each = each;
    }

    /** Reader, module, certificate, chain, signature by the authentication key; stops at the first that fails. */
    void run() throws InterruptedException, ExecutionException {
        long asked = System.nanoTime();
        CardReport report = card.inspect().get();
        Duration reading = Duration.ofNanos(System.nanoTime() - asked);
        CardState state = card.state();
        boolean goesOn = step(Kind.READER, reading, () -> reader(report))
                && step(Kind.MODULE, () -> module(report))
                && step(Kind.CERTIFICATE, () -> certificate(report, state))
                && step(Kind.CHAIN, () -> chain(state));
        if (goesOn) {
            step(Kind.SIGNATURE, () -> signature(state));
        }
    }

    /** @param code wiped before the card answers; empty when it is typed on the reader */
    void runDocument(char[] code) {
        step(Kind.DOCUMENT, () -> document(code));
    }

    private record Outcome(Result result, String detail) {
        static Outcome passed(String detail) {
            return new Outcome(Result.PASSED, detail);
        }

        static Outcome failed(String detail) {
            return new Outcome(Result.FAILED, detail);
        }

        static Outcome needs(String detail) {
            return new Outcome(Result.NOT_DONE, detail);
        }
    }

    private boolean step(Kind kind, Supplier<Outcome> work) {
        return step(kind, Duration.ZERO, work);
    }

    private boolean step(Kind kind, Duration before, Supplier<Outcome> work) {
        long start = System.nanoTime();
        Outcome outcome = work.get();
        each.accept(
                new CheckStep(kind, outcome.result(), outcome.detail(), before.plusNanos(System.nanoTime() - start)));
        return outcome.result() == Result.PASSED;
    }

    private static Outcome reader(CardReport report) {
        if (!report.service()) {
            return Outcome.failed(remedy(new CardState.NoService()));
        }
        if (report.readers().isEmpty()) {
            return Outcome.failed(remedy(new CardState.NoReader()));
        }
        return report.readers().stream()
                .filter(reader -> reader.content() == CardReport.Content.CPS_CARD)
                .findFirst()
                .map(reader -> Outcome.passed(Texts.get("card.check.reader", reader.name())))
                .orElseGet(() -> Outcome.failed(Texts.get("card.check.noCard")));
    }

    private static Outcome module(CardReport report) {
        return report.module()
                .map(module -> Outcome.passed(CardTexts.module(module)))
                .orElseGet(() -> Outcome.failed(remedy(new CardState.MiddlewareMissing(List.of()))));
    }

    /** The state says why a card was not accepted: revoked, unknown authority, damaged… */
    private Outcome certificate(CardReport report, CardState state) {
        Instant now = clock.instant();
        return report.card().stream()
                .flatMap(inside -> inside.certificates().stream())
                .filter(found -> found.use() == Use.AUTHENTICATION)
                .filter(found -> !now.isBefore(found.notBefore()) && !now.isAfter(found.notAfter()))
                .findFirst()
                .map(found -> Outcome.passed(Texts.get(
                        "card.check.certificate", Moments.day(found.notAfter().atZone(clock.getZone())))))
                .orElseGet(() -> Outcome.failed(CardSentences.of(state).sentence() + " " + remedy(state)));
    }

    /** Each certificate is verified here with the key of the next; the last one was, at the reading, with its root. */
    private static Outcome chain(CardState state) {
        if (!(state instanceof CardState.Open open)) {
            return Outcome.passed(Texts.get("card.check.chain.read"));
        }
        List<X509Certificate> chain = open.card().chain();
        try {
            for (int link = 0; link + 1 < chain.size(); link++) {
                chain.get(link).verify(chain.get(link + 1).getPublicKey());
            }
        } catch (GeneralSecurityException e) {
            return Outcome.failed(Texts.get("card.check.chain.broken"));
        }
        return Outcome.passed(Texts.get("card.check.chain", CardTexts.issuer(chain.getLast())));
    }

    private static Outcome signature(CardState state) {
        if (!(state instanceof CardState.Open open)) {
            return Outcome.needs(Texts.get("card.check.session"));
        }
        if (open.codeNeeded()) {
            return Outcome.needs(Texts.get("card.check.code"));
        }
        byte[] random = random();
        OpenCard opened = open.card();
        try {
            return verified(opened.chain().getFirst(), random, opened.sign(random));
        } catch (GeneralSecurityException e) {
            return Outcome.failed(Texts.get("card.check.refused.CARD"));
        }
    }

    private Outcome document(char[] code) {
        byte[] random = random();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(random);
            HashSignature signed = card.signHash(hash, code).get();
            return verified(signed.certificate(), random, signed.value());
        } catch (ExecutionException e) {
            return e.getCause() instanceof SignatureRefusedException refused
                    ? Outcome.failed(CardTexts.refused(refused))
                    : Outcome.failed(Texts.get("card.check.refused.CARD"));
        } catch (GeneralSecurityException e) {
            return Outcome.failed(Texts.get("card.check.refused.CARD"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.failed(Texts.get("card.check.refused.CARD"));
        } finally {
            Arrays.fill(code, '\0');
        }
    }

    private static Outcome verified(X509Certificate certificate, byte[] data, byte[] value)
            throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(certificate.getPublicKey());
        verifier.update(data);
        boolean right;
        try {
            right = verifier.verify(value);
        } catch (java.security.SignatureException e) {
            right = false; // not even of the key's length
        }
        return right
                ? Outcome.passed(Texts.get("card.check.signature", value.length * 8))
                : Outcome.failed(Texts.get("card.check.signature.wrong"));
    }

    /** Signs and means nothing: no document, no challenge of anybody. */
    private static byte[] random() {
        byte[] value = new byte[32];
        new SecureRandom().nextBytes(value);
        return value;
    }

    private static String remedy(CardState state) {
        return CardSentences.of(state).remedy();
    }
}
