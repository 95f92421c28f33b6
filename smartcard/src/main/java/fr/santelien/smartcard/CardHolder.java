package fr.santelien.smartcard;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Who a card belongs to, read from its authentication certificate (no code needed).
 *
 * @param idType first digit of the national identifier: 8 RPPS, 3 FINESS/employee, 5 SIRET/employee… (TRE_G08)
 * @param idValue the rest of the identifier: {@code 10000000001}, {@code 920001234/000000018}
 * @param name family name and given name, empty for a card that bears none (« CPE non directement nominative »)
 * @param title wording of the subject: « Médecin », « Carte de service santé ou social »
 * @param type card type TRE_G02
 * @param test category TRE_G01 80: a test card
 * @param cardNumber card number without its issuer prefix
 * @param professionCode TRE_G15, empty when the card bears none
 * @param structureName trade name on a CPE or CPA, empty on the others
 * @param notAfter last day of validity
 */
public record CardHolder(
        String idType,
        String idValue,
        Optional<Name> name,
        String title,
        CardType type,
        boolean test,
        String cardNumber,
        Optional<String> professionCode,
        Optional<String> structureName,
        LocalDate notAfter) {

    /** Family and given name as written on the card. */
    public record Name(String family, String given) {
        @Override
        public String toString() {
            return "Name";
        }
    }

    /** TRE_G02. */
    public enum CardType {
        CPS,
        CPF,
        CPE,
        CPA
    }

    /** Type and value, {@code 8:10000000001}: the holder's identifier everywhere in the poste. */
    public String id() {
        return idType + ":" + idValue;
    }

    @Override
    public String toString() {
        return "CardHolder[" + id() + "]";
    }
}
