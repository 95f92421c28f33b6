package fr.santelien.lab.card;

import fr.santelien.lab.pki.CardMaterial;
import java.security.cert.CertificateEncodingException;

/** The virtual cards there are. Both open a session; what a module can do with their signature key differs. */
public enum CardKind {
    /** CPS3, volet IAS-ECC: labels, identity, tries and authentication as on a real card. */
    CPS3("CPS3"),
    /** PIV with the certificates of a CPS: its signature key works too, with the code each time. */
    PIV("PIV, avec clé de signature");

    /** For the desk of the demo. */
    public final String label;

    CardKind(String label) {
        this.label = label;
    }

    /**
     * A new card with three tries.
     *
     * @throws CertificateEncodingException when a certificate cannot be written on the card
     */
    public VirtualCard make(CardMaterial material) throws CertificateEncodingException {
        return switch (this) {
            case CPS3 -> VirtualCard.cps3(material);
            case PIV -> VirtualCard.piv(material);
        };
    }
}
