package fr.santelien.lab.bench;

import fr.santelien.lab.card.CardDesk;
import fr.santelien.lab.card.CardFollower;
import fr.santelien.lab.card.OpenSc;
import fr.santelien.lab.card.TlsService;
import fr.santelien.lab.card.VirtualCard;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.OpenCard;
import fr.santelien.smartcard.envelope.Envelope;
import fr.santelien.smartcard.envelope.Envelopes;
import fr.santelien.smartcard.envelope.PersonKeys;
import fr.santelien.smartcard.tls.CardTls;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * From the code given to the session open (the card's envelope opened, file and server left out), and a whole mutual TLS
 * handshake, beside the same PKCS#11 calls made bare on the same kind of card.
 */
final class LoginBench {
    private static final int WARM_UP = 8;
    private static final int SAMPLES = 41;

    private final CardDesk ours;
    private final CardDesk bare;
    private final double[] login = new double[SAMPLES];
    private final double[] bareLogin = new double[SAMPLES];
    private final double[] handshake = new double[SAMPLES];
    private final double[] bareHandshake = new double[SAMPLES];

    private LoginBench(CardDesk ours, CardDesk bare) {
        this.ours = ours;
        this.bare = bare;
    }

    static List<Figure> run(CardDesk ours, CardDesk bare) throws Exception {
        return new LoginBench(ours, bare).run();
    }

    private List<Figure> run() throws Exception {
        VirtualCard card = ours.cps3(DemoPerson.SOPHIE);
        bare.reader().insert(bare.cps3(DemoPerson.SOPHIE));
        try (CardSession session = ours.start();
                CardFollower states = new CardFollower(session);
                TlsService service = TlsService.start(ours.pki(), ours.pki().server());
                BareProcess process = BareProcess.start(bare, OpenSc.module().toString(), DemoPerson.CODE)) {
            ours.reader().insert(card);
            Envelope envelope = null;
            for (int i = -WARM_UP; i < SAMPLES; i++) {
                states.await(CardState.AwaitingCode.class);
                long start = System.nanoTime();
                session.submitCode(DemoPerson.CODE.toCharArray());
                OpenCard open = states.await(CardState.Open.class).card();
                envelope = openOrMake(envelope, open);
                long opened = System.nanoTime();
                process.order();
                double[] calls = parse(process.answer());
                SSLContext withCard = open.tls(ours.pki().serverAuthorities()).context();
                SSLContext inMemory = inMemory();
                long before = System.nanoTime();
                service.talk(withCard);
                long met = System.nanoTime();
                service.talk(inMemory);
                long end = System.nanoTime();
                if (i >= 0) {
                    login[i] = (opened - start) / 1e6;
                    bareLogin[i] = calls[0] + calls[1];
                    handshake[i] = (met - before) / 1e6;
                    bareHandshake[i] = (end - met) / 1e6 + calls[1];
                }
                session.lock();
            }
            if (card.signatures() != 2 * (WARM_UP + SAMPLES)) {
                throw new IllegalStateException("a session took " + card.signatures() + " signatures in all");
            }
        } finally {
            ours.reader().remove();
            bare.reader().remove();
        }
        return List.of(
                new Figure(
                        "code given, session open",
                        Figure.median(login),
                        "bare C_OpenSession, Login, FindObjects, Sign",
                        Figure.median(bareLogin),
                        "ms",
                        new Limit.Ratio(1.5)),
                new Figure(
                        "mutual TLS 1.2 handshake with the card",
                        Figure.median(handshake),
                        "same with a key in memory, and a bare C_Sign",
                        Figure.median(bareHandshake)));
    }

    /** The first time there is no envelope yet: one is made, in the warm-up. */
    private static Envelope openOrMake(@Nullable Envelope envelope, OpenCard card) throws GeneralSecurityException {
        if (envelope == null) {
            try (PersonKeys keys = PersonKeys.withNewDraftKey(PersonKeys.random())) {
                return Envelopes.seal(keys, card);
            }
        }
        Envelopes.open(envelope, card).close();
        return envelope;
    }

    private SSLContext inMemory() throws GeneralSecurityException, IOException {
        var identity = ours.pki().card(DemoPerson.SOPHIE).authentication();
        return CardTls.of(identity.key(), identity.chain(), ours.pki().serverAuthorities())
                .context();
    }

    /** Nanoseconds to milliseconds. */
    private static double[] parse(String answer) {
        int space = answer.indexOf(' ');
        return new double[] {
            Long.parseLong(answer.substring(0, space)) / 1e6, Long.parseLong(answer.substring(space + 1)) / 1e6
        };
    }
}
