package fr.santelien.desktop.login;

import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import fr.santelien.smartcard.CardHolder;
import java.util.Locale;

/** A holder in French, from the certificate alone. */
public final class HolderTexts {

    private HolderTexts() {}

    /** « Bonjour Sophie », or « Bonjour » when the card bears no name. */
    static String greeting(CardHolder holder) {
        return holder.name()
                .map(name -> Texts.get("login.hello.name", name.given()))
                .orElseGet(() -> Texts.get("login.hello"));
    }

    /** « MARTIN Sophie », or « Employé n° 000000018 — Centre de santé » when the card bears no name. */
    public static String identity(CardHolder holder) {
        return holder.name()
                .map(name -> name.family().toUpperCase(Locale.FRENCH) + " " + name.given())
                .orElseGet(() -> employee(holder));
    }

    /** « Carte CPE n° 2600900018, valable jusqu’au 14/03/2028 ». */
    static String card(CardHolder holder) {
        String text = Texts.get(
                "login.holder.card", holder.type().name(), holder.cardNumber(), Moments.day(holder.notAfter()));
        return holder.test() ? text + " · " + Texts.get("login.holder.test") : text;
    }

    /** The value of an employee's identifier is the establishment's, a slash, and the number given by it. */
    private static String employee(CardHolder holder) {
        String number = holder.idValue().substring(holder.idValue().lastIndexOf('/') + 1);
        return holder.structureName()
                .map(structure -> Texts.get("login.holder.employeeOf", number, structure))
                .orElseGet(() -> Texts.get("login.holder.employee", number));
    }
}
