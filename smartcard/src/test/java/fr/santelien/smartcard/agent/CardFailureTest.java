package fr.santelien.smartcard.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardFailureTest {

    @ParameterizedTest
    @CsvSource({
        "0x01, CANCELLED", // CKR_CANCEL
        "0x02, COMMUNICATION", // CKR_HOST_MEMORY
        "0x03, COMMUNICATION", // CKR_SLOT_ID_INVALID
        "0x05, COMMUNICATION", // CKR_GENERAL_ERROR
        "0x06, COMMUNICATION", // CKR_FUNCTION_FAILED
        "0x07, COMMUNICATION", // CKR_ARGUMENTS_BAD
        "0x30, COMMUNICATION", // CKR_DEVICE_ERROR
        "0x31, COMMUNICATION", // CKR_DEVICE_MEMORY
        "0x32, CARD_GONE", // CKR_DEVICE_REMOVED
        "0x50, CANCELLED", // CKR_FUNCTION_CANCELED
        "0x54, COMMUNICATION", // CKR_FUNCTION_NOT_SUPPORTED
        "0x60, COMMUNICATION", // CKR_KEY_HANDLE_INVALID
        "0x63, COMMUNICATION", // CKR_KEY_TYPE_INCONSISTENT
        "0x70, COMMUNICATION", // CKR_MECHANISM_INVALID
        "0x82, COMMUNICATION", // CKR_OBJECT_HANDLE_INVALID
        "0xA0, WRONG_CODE", // CKR_PIN_INCORRECT
        "0xA1, CODE_REFUSED_BY_MODULE", // CKR_PIN_INVALID
        "0xA2, CODE_REFUSED_BY_MODULE", // CKR_PIN_LEN_RANGE
        "0xA3, CODE_EXPIRED", // CKR_PIN_EXPIRED
        "0xA4, CODE_BLOCKED", // CKR_PIN_LOCKED
        "0xB0, CARD_GONE", // CKR_SESSION_CLOSED
        "0xB3, CARD_GONE", // CKR_SESSION_HANDLE_INVALID
        "0xE0, CARD_GONE", // CKR_TOKEN_NOT_PRESENT
        "0xE1, NOT_RECOGNISED", // CKR_TOKEN_NOT_RECOGNIZED
        "0x101, LOCKED", // CKR_USER_NOT_LOGGED_IN
        "0x102, NO_CODE", // CKR_USER_PIN_NOT_INITIALIZED
        "0x190, COMMUNICATION", // CKR_CRYPTOKI_NOT_INITIALIZED
        "0x80000001, UPDATE_INTERRUPTED", // CKR_VENDOR_DEFINED + 1
        "0x80000002, COMMUNICATION", // CKR_VENDOR_DEFINED + 2
    })
    void a_code_of_the_module_has_one_meaning(String code, CardFailure failure) {
        assertThat(CardFailure.of(Long.decode(code))).isEqualTo(failure);
    }

    @Test
    void no_other_code_is_ever_taken_for_a_wrong_code() {
        for (long code = 0; code < 0x10000; code++) {
            if (code != 0xA0) {
                assertThat(CardFailure.of(code)).isNotEqualTo(CardFailure.WRONG_CODE);
            }
        }
        assertThat(CardFailure.of(0x1000000A0L)).isEqualTo(CardFailure.COMMUNICATION);
    }

    @ParameterizedTest
    @CsvSource({
        "SCARD_E_NO_SERVICE, SERVICE_GONE",
        "SCARD_E_SERVICE_STOPPED, SERVICE_GONE",
        "SCARD_F_COMM_ERROR, SERVICE_GONE",
        "SCARD_E_INVALID_HANDLE, SERVICE_GONE",
        "SCARD_E_UNKNOWN_READER, READER_GONE",
        "SCARD_E_READER_UNAVAILABLE, READER_GONE",
        "SCARD_E_NO_SMARTCARD, CARD_GONE",
        "SCARD_W_REMOVED_CARD, CARD_GONE",
        "SCARD_W_RESET_CARD, LOCKED",
        "SCARD_E_SHARING_VIOLATION, HELD_BY_ANOTHER",
        "SCARD_W_UNRESPONSIVE_CARD, COMMUNICATION",
        "Unknown error 0x1f, COMMUNICATION",
    })
    void a_code_of_the_reader_s_service_has_one_meaning(String name, CardFailure failure) {
        assertThat(CardFailure.ofPcsc(name)).isEqualTo(failure);
    }
}
