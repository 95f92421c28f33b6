package fr.santelien.smartcard;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The readers, the module and the card at one moment. Bears no name and no number of a person.
 *
 * @param service whether the PC/SC service answers
 * @param lookedAt where the module was looked for
 * @param module the module found, empty when there is none or it cannot be loaded
 * @param card the card that is read, empty when there is none or it is not of the CPS family
 */
public record CardReport(
        boolean service, List<Reader> readers, List<Path> lookedAt, Optional<Module> module, Optional<Card> card) {

    /** A reader and what is in it. */
    public record Reader(String name, Content content) {}

    /** What is in a reader. */
    public enum Content {
        NOTHING,
        CPS_CARD,
        OTHER_CARD
    }

    /**
     * A PKCS#11 module as it describes itself.
     *
     * @param version of the library, which is not the version of the Cryptolib package
     */
    public record Module(Path file, String manufacturer, String description, String version) {}

    /**
     * A card of the CPS family.
     *
     * @param model of its token: "IAS ECC" for a CPS3, "ChipDoc" for a CPS4
     */
    public record Card(
            String reader,
            String model,
            Tries tries,
            CardState.CodeEntry entry,
            CardState.CodeRules rules,
            List<Certificate> certificates) {}

    /** A certificate on the card. */
    public record Certificate(Use use, Instant notBefore, Instant notAfter) {}

    /** What a certificate is for. */
    public enum Use {
        AUTHENTICATION,
        SIGNATURE,
        OTHER
    }
}
