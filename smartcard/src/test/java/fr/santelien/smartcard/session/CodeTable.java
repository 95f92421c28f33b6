package fr.santelien.smartcard.session;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.Tries;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.xipki.pkcs11.wrapper.PKCS11Constants;

/**
 * What follows each return code, written as lines {@code CODE, CODE -> outcome}; the line {@code others} stands for every
 * code that no line names.
 */
final class CodeTable {
    /** CKR_… of PKCS#11 2.40 and 3.0, those of the CPS middleware, and some that nobody ever defined. */
    private static final SortedMap<String, String> PKCS11 = pkcs11();
    /** SCARD_… of PC/SC, as the JDK names them, and what it says of a code it does not know. */
    private static final SortedMap<String, String> PCSC = pcsc();

    private final SortedMap<String, String> codes;
    private final Map<String, String> outcomes = new HashMap<>();

    private CodeTable(SortedMap<String, String> codes, String table) {
        this.codes = codes;
        table.lines().forEach(line -> {
            String[] sides = line.split("->", -1);
            for (String code : sides[0].split(",", -1)) {
                assertThat(code.strip()).matches(name -> name.equals("others") || codes.containsKey(name));
                outcomes.put(code.strip(), sides[1].strip());
            }
        });
    }

    static CodeTable ofPkcs11(String table) {
        return new CodeTable(PKCS11, table);
    }

    static CodeTable ofPcsc(String table) {
        return new CodeTable(PCSC, table);
    }

    /** Every code of PKCS#11 but CKR_OK. */
    static List<Long> errors() {
        return PKCS11.values().stream()
                .map(Long::decode)
                .filter(code -> code != 0)
                .toList();
    }

    /** @param run plays one code, a number for PKCS#11 and a name for PC/SC, and says what followed */
    void holds(Function<String, String> run) {
        Map<String, String> differences = new LinkedHashMap<>();
        codes.forEach((name, code) -> {
            String expected = outcomes.getOrDefault(name, outcomes.getOrDefault("others", "?"));
            String actual = run.apply(code);
            if (!actual.equals(expected)) {
                differences.put(name, "expected " + expected + ", not " + actual);
            }
        });
        assertThat(differences).isEmpty();
    }

    /** The same for PKCS#11, whose codes are numbers. */
    void holdsFor(Function<Long, String> run) {
        holds(code -> run.apply(Long.decode(code)));
    }

    /** A state in a few words: {@code AwaitingCode WRONG_CODE 2}. */
    static String words(CardState state) {
        String name = state.getClass().getSimpleName();
        return switch (state) {
            case CardState.AwaitingCode asked -> name + " " + asked.last() + " " + words(asked.tries());
            case CardState.NotResponding troubled -> name + " " + troubled.trouble();
            case CardState.Open open -> open.codeNeeded() ? name + " codeNeeded" : name;
            default -> name;
        };
    }

    private static String words(Tries tries) {
        return tries instanceof Tries.Known known ? String.valueOf(known.left()) : "unknown";
    }

    private static SortedMap<String, String> pkcs11() {
        SortedMap<String, String> codes = new TreeMap<>();
        for (Field field : PKCS11Constants.class.getFields()) {
            if (field.getName().startsWith("CKR_")) {
                try {
                    codes.put(field.getName(), String.valueOf(field.getLong(null)));
                } catch (IllegalAccessException e) {
                    throw new AssertionError(e);
                }
            }
        }
        codes.put("CPS_UPDATE_INTERRUPTED", String.valueOf(PKCS11Constants.CKR_VENDOR_DEFINED + 1));
        codes.put("CPS_REINITIALISE", String.valueOf(PKCS11Constants.CKR_VENDOR_DEFINED + 2));
        codes.put("VENDOR_UNHEARD_OF", String.valueOf(PKCS11Constants.CKR_VENDOR_DEFINED + 3));
        codes.put("NOBODY_S_CODE", "2989"); // 0xBAD
        codes.put("ALL_ONES", String.valueOf(0xFFFFFFFFL));
        codes.put("WRONG_CODE_IN_ITS_LOW_HALF", String.valueOf(0x1000000A0L));
        codes.put("RIGHT_CODE_IN_ITS_LOW_HALF", String.valueOf(0x100000000L));
        codes.put("NEGATIVE", "-1");
        return codes;
    }

    private static SortedMap<String, String> pcsc() {
        SortedMap<String, String> codes = new TreeMap<>();
        """
        SCARD_E_BAD_SEEK SCARD_E_CANCELLED SCARD_E_CANT_DISPOSE SCARD_E_CARD_UNSUPPORTED
        SCARD_E_CERTIFICATE_UNAVAILABLE SCARD_E_COMM_DATA_LOST SCARD_E_DIR_NOT_FOUND SCARD_E_DUPLICATE_READER
        SCARD_E_FILE_NOT_FOUND SCARD_E_ICC_CREATEORDER SCARD_E_ICC_INSTALLATION SCARD_E_INSUFFICIENT_BUFFER
        SCARD_E_INVALID_ATR SCARD_E_INVALID_CHV SCARD_E_INVALID_HANDLE SCARD_E_INVALID_PARAMETER
        SCARD_E_INVALID_TARGET SCARD_E_INVALID_VALUE SCARD_E_NO_ACCESS SCARD_E_NO_DIR SCARD_E_NO_FILE
        SCARD_E_NO_KEY_CONTAINER SCARD_E_NO_MEMORY SCARD_E_NO_PIN_CACHE SCARD_E_NO_READERS_AVAILABLE
        SCARD_E_NO_SERVICE SCARD_E_NO_SMARTCARD SCARD_E_NO_SUCH_CERTIFICATE SCARD_E_NOT_READY
        SCARD_E_NOT_TRANSACTED SCARD_E_PCI_TOO_SMALL SCARD_E_PIN_CACHE_EXPIRED SCARD_E_PROTO_MISMATCH
        SCARD_E_READ_ONLY_CARD SCARD_E_READER_UNAVAILABLE SCARD_E_READER_UNSUPPORTED SCARD_E_SERVER_TOO_BUSY
        SCARD_E_SERVICE_STOPPED SCARD_E_SHARING_VIOLATION SCARD_E_SYSTEM_CANCELLED SCARD_E_TIMEOUT
        SCARD_E_UNEXPECTED SCARD_E_UNKNOWN_CARD SCARD_E_UNKNOWN_READER SCARD_E_UNKNOWN_RES_MNG
        SCARD_E_UNSUPPORTED_FEATURE SCARD_E_WRITE_TOO_MANY SCARD_F_COMM_ERROR SCARD_F_INTERNAL_ERROR
        SCARD_F_UNKNOWN_ERROR SCARD_F_WAITED_TOO_LONG SCARD_P_SHUTDOWN SCARD_W_CACHE_ITEM_NOT_FOUND
        SCARD_W_CACHE_ITEM_STALE SCARD_W_CACHE_ITEM_TOO_BIG SCARD_W_CANCELLED_BY_USER SCARD_W_CARD_NOT_AUTHENTICATED
        SCARD_W_CHV_BLOCKED SCARD_W_EOF SCARD_W_REMOVED_CARD SCARD_W_RESET_CARD SCARD_W_SECURITY_VIOLATION
        SCARD_W_UNPOWERED_CARD SCARD_W_UNRESPONSIVE_CARD SCARD_W_UNSUPPORTED_CARD SCARD_W_WRONG_CHV
        """.lines().flatMap(line -> List.of(line.split(" ", -1)).stream()).forEach(code -> codes.put(code, code));
        codes.put("NAMELESS", "");
        codes.put("UNKNOWN", "Unknown error 0x1f");
        return codes;
    }
}
