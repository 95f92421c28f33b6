package fr.santelien.lab.card;

import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.pki.CardMaterial;
import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.OpenCard;
import fr.santelien.smartcard.tls.CardTls;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** An open card whose key is in memory, for tests of what is built on a card. */
public record SoftwareCard(CardMaterial material, CardHolder holder) implements OpenCard {

    /** A card of this person, with what its certificates say of her. */
    public static SoftwareCard of(CardMaterial material, DemoPerson person) {
        Optional<CardHolder.Name> name = person.family.isEmpty()
                ? Optional.empty()
                : Optional.of(new CardHolder.Name(person.family, person.given));
        return new SoftwareCard(
                material,
                new CardHolder(
                        person.idType,
                        person.idValue,
                        name,
                        "",
                        CardHolder.CardType.valueOf(person.cardType),
                        true,
                        material.cardNumber(),
                        Optional.of(person.profession).filter(code -> !code.isEmpty()),
                        Optional.empty(),
                        LocalDate.of(2029, 1, 1)));
    }

    @Override
    public List<X509Certificate> chain() {
        return material.authentication().chain();
    }

    @Override
    public byte[] sign(byte[] data) throws GeneralSecurityException {
        Signature signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(material.authentication().key());
        signer.update(data);
        return signer.sign();
    }

    @Override
    public CardTls tls(List<X509Certificate> serverAuthorities) throws GeneralSecurityException {
        return CardTls.of(material.authentication().key(), chain(), serverAuthorities);
    }
}
