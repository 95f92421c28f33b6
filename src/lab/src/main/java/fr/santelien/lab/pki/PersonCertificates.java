package fr.santelien.lab.pki;

import fr.santelien.lab.people.DemoPerson;
import java.io.IOException;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/** Subject and extensions of the certificates of a person, as on a CPS3 of the IGC-Santé. */
final class PersonCertificates {
    private static final ASN1ObjectIdentifier CARD_TYPE = new ASN1ObjectIdentifier("1.2.250.1.71.1.2.2");
    private static final ASN1ObjectIdentifier CARD_NUMBER = new ASN1ObjectIdentifier("1.2.250.1.71.1.2.3");
    private static final ASN1ObjectIdentifier CATEGORY = new ASN1ObjectIdentifier("1.2.250.1.71.1.2.5");
    private static final ASN1ObjectIdentifier PROFESSION = new ASN1ObjectIdentifier("1.2.250.1.71.1.2.7");
    private static final byte TEST_CARD = (byte) 0x80;
    private static final byte TEST_SOFTWARE = (byte) 0x83;
    private static final String ISSUER_PREFIX = "8025000001/";

    private PersonCertificates() {}

    /** One multi-valued RDN holds the number and the names, if the card bears names. */
    static X500Name subject(DemoPerson person) {
        X500NameBuilder builder = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.C, "FR");
        boolean employee = person.cardType.equals("CPE");
        if (employee) {
            builder.addRDN(BCStyle.ST, "Département fictif (92)");
            builder.addRDN(BCStyle.O, person.structures.getFirst().label);
            builder.addRDN(BCStyle.OU, "1" + person.structures.getFirst().finess);
        }
        builder.addRDN(BCStyle.T, employee ? "Carte de service santé ou social" : profession(person.profession));
        ASN1EncodableVector values = new ASN1EncodableVector();
        if (!person.family.isEmpty()) {
            values.add(value(BCStyle.GIVENNAME, person.given));
            values.add(value(BCStyle.SURNAME, person.family));
        }
        values.add(value(BCStyle.CN, person.idType + person.idValue));
        RDN[] first = builder.build().getRDNs();
        RDN[] all = java.util.Arrays.copyOf(first, first.length + 1);
        all[first.length] = RDN.getInstance(new DERSet(values));
        return new X500Name(BCStyle.INSTANCE, all);
    }

    /** @param cardNumber empty for a software certificate */
    static Authority.Extensions authentication(DemoPerson person, String cardNumber) {
        return builder -> {
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_smartcardlogon
            }));
            addCard(builder, person, cardNumber);
        };
    }

    /** @param cardNumber empty for a software certificate */
    static Authority.Extensions signature(DemoPerson person, String cardNumber) {
        return builder -> {
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.nonRepudiation));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_emailProtection));
            addCard(builder, person, cardNumber);
        };
    }

    private static void addCard(X509v3CertificateBuilder builder, DemoPerson person, String cardNumber)
            throws IOException {
        boolean card = !cardNumber.isEmpty();
        byte category = card ? TEST_CARD : TEST_SOFTWARE;
        builder.addExtension(CATEGORY, false, new DEROctetString(new byte[] {category}));
        if (card) {
            builder.addExtension(CARD_TYPE, false, new ASN1Integer(person.cardType.equals("CPE") ? 2 : 0));
            builder.addExtension(CARD_NUMBER, false, new DERPrintableString(ISSUER_PREFIX + cardNumber));
        }
        if (!person.profession.isEmpty()) {
            builder.addExtension(PROFESSION, false, new ASN1Integer(Long.parseLong(person.profession)));
        }
    }

    private static AttributeTypeAndValue value(ASN1ObjectIdentifier type, String text) {
        return new AttributeTypeAndValue(type, new DERUTF8String(text));
    }

    /** Wording of TRE_G15 for the professions of the demo people. */
    private static String profession(String code) {
        return switch (code) {
            case "10" -> "Médecin";
            case "60" -> "Infirmier";
            case "70" -> "Masseur-kinésithérapeute";
            default -> throw new IllegalArgumentException("no wording for profession " + code);
        };
    }
}
