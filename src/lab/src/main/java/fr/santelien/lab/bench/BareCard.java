package fr.santelien.lab.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminals;
import javax.smartcardio.TerminalFactory;
import org.xipki.pkcs11.wrapper.AttributeVector;
import org.xipki.pkcs11.wrapper.Mechanism;
import org.xipki.pkcs11.wrapper.PKCS11Constants;
import org.xipki.pkcs11.wrapper.PKCS11Exception;
import org.xipki.pkcs11.wrapper.PKCS11Module;
import org.xipki.pkcs11.wrapper.Session;
import org.xipki.pkcs11.wrapper.Token;

/**
 * The least a Java program can do with a card, in a process of its own: {@code BareCard [module code]}. Orders on standard
 * input, one a line, each answered by one line; times are in nanoseconds.
 */
final class BareCard {
    /** DigestInfo of a SHA-256 of zeros: as many bytes as the poste signs. */
    private static final byte[] DIGEST_INFO =
            HexFormat.of().parseHex("3031300d060960864801650304020105000420" + "00".repeat(32));

    private final PKCS11Module module;
    private final char[] code;

    private BareCard(PKCS11Module module, char[] code) {
        this.module = module;
        this.code = code;
    }

    // CHECKSTYLE-PRINTS: answers its parent
    public static void main(String[] args) throws Exception {
        System.out.println("started");
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        if (args.length == 0) {
            watch(orders);
            return;
        }
        PKCS11Module module = PKCS11Module.getInstance(args[0]);
        module.initialize();
        BareCard bare = new BareCard(module, args[1].toCharArray());
        while (orders.readLine() != null) {
            System.out.println(bare.logInAndSign());
        }
    }

    /** Says a line at each change of a reader. */
    private static void watch(BufferedReader orders) throws CardException, IOException {
        CardTerminals terminals = TerminalFactory.getDefault().terminals();
        while (orders.readLine() != null) {
            System.out.println("watching");
            terminals.waitForChange();
            System.out.println("changed");
        }
    }
    // CHECKSTYLE-ON

    /** Time of C_OpenSession, C_Login, C_FindObjects, then of C_Sign; leaves the card reset. */
    private String logInAndSign() throws PKCS11Exception, CardException {
        Token token = module.getSlotList(true)[0].getToken();
        readCertificates(token); // as the poste does to show whose code it asks
        long start = System.nanoTime();
        Session session = token.openSession(false);
        session.login(PKCS11Constants.CKU_USER, code);
        long key = session.findAllObjectsSingle(new AttributeVector()
                .class_(PKCS11Constants.CKO_PRIVATE_KEY)
                .label("CPS_PRIV_AUT"))[0];
        long middle = System.nanoTime();
        session.signSingle(new Mechanism(PKCS11Constants.CKM_RSA_PKCS), key, DIGEST_INFO);
        long end = System.nanoTime();
        session.logout();
        session.closeSession();
        TerminalFactory.getDefault()
                .terminals()
                .list(CardTerminals.State.CARD_PRESENT)
                .getFirst()
                .connect("*")
                .disconnect(true);
        return (middle - start) + " " + (end - middle);
    }

    private static void readCertificates(Token token) throws PKCS11Exception {
        token.getTokenInfo();
        Session session = token.openSession(false);
        for (long handle :
                session.findAllObjectsSingle(new AttributeVector().class_(PKCS11Constants.CKO_CERTIFICATE))) {
            session.getAttrValues(handle, PKCS11Constants.CKA_ID, PKCS11Constants.CKA_VALUE);
        }
        session.closeSession();
    }
}
