package fr.santelien.lab.pki;

/**
 * What is written on a demo card: two key pairs with their certificates, which share one subject.
 *
 * @param cardNumber without its issuer prefix
 * @param authentication keyUsage digitalSignature, extendedKeyUsage clientAuth and smartcardLogon
 * @param signature keyUsage nonRepudiation
 * @param code the holder's code, digits
 */
public record CardMaterial(String cardNumber, Identity authentication, Identity signature, String code) {
    @Override
    public String toString() {
        return "CardMaterial[" + cardNumber + "]";
    }
}
