package fr.santelien.lab.region;

import java.time.LocalDate;
import java.util.Locale;

/** Test matricules INS (OID 1.2.250.1.213.1.4.10): sex, year, month, place, order, then the key modulo 97. */
final class Ins {

    static final String TEST_SYSTEM = "urn:oid:1.2.250.1.213.1.4.10";

    private Ins() {}

    /**
     * @param insee place of birth, five digits (no Corsican letters here)
     * @param order 1 to 999
     * @return 15 digits
     */
    static String of(boolean woman, LocalDate birth, String insee, int order) {
        String body = String.format(
                Locale.ROOT,
                "%d%02d%02d%s%03d",
                woman ? 2 : 1,
                birth.getYear() % 100,
                birth.getMonthValue(),
                insee,
                order);
        return body + key(body);
    }

    static String key(String body) {
        return String.format(Locale.ROOT, "%02d", 97 - Long.parseLong(body) % 97);
    }
}
