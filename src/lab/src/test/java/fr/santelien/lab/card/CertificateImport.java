package fr.santelien.lab.card;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import org.xipki.pkcs11.wrapper.AttributeVector;
import org.xipki.pkcs11.wrapper.PKCS11Constants;
import org.xipki.pkcs11.wrapper.PKCS11Module;
import org.xipki.pkcs11.wrapper.Session;
import org.xipki.pkcs11.wrapper.Slot;

/**
 * Writes a certificate on a token, which the tools of SoftHSM2 cannot: {@code CertificateImport module slot code id file}.
 * A process of its own, since the module reads its configuration from the environment.
 */
final class CertificateImport {

    private CertificateImport() {}

    public static void main(String[] arguments) throws Exception {
        PKCS11Module module = PKCS11Module.getInstance(arguments[0]);
        module.initialize();
        byte[] der = Files.readAllBytes(Path.of(arguments[4]));
        X509Certificate certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        for (Slot slot : module.getSlotList(true)) {
            if (slot.getSlotID() == Long.parseLong(arguments[1])) {
                Session session = slot.getToken().openSession(true);
                session.login(PKCS11Constants.CKU_USER, arguments[2].toCharArray());
                session.createObject(AttributeVector.newX509Certificate()
                        .token(true)
                        .id(HexFormat.of().parseHex(arguments[3]))
                        .subject(certificate.getSubjectX500Principal().getEncoded())
                        .value(der));
            }
        }
    }
}
