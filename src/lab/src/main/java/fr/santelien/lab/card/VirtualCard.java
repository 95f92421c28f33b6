package fr.santelien.lab.card;

import fr.santelien.lab.pki.CardMaterial;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;

/** A card to plug in a {@link VirtualReader}. It keeps its counter when pulled out, like a real one. */
public final class VirtualCard {
    private final Chip chip;

    private VirtualCard(Chip chip) {
        this.chip = chip;
    }

    /**
     * A CPS3 with three tries.
     *
     * @throws CertificateEncodingException when a certificate cannot be written on the card
     */
    public static VirtualCard cps3(CardMaterial material) throws CertificateEncodingException {
        return new VirtualCard(new CpsChip(material));
    }

    /**
     * A PIV card with three tries, whose signature key works.
     *
     * @throws CertificateEncodingException when a certificate cannot be written on the card
     */
    public static VirtualCard piv(CardMaterial material) throws CertificateEncodingException {
        return new VirtualCard(new PivChip(material));
    }

    /** A card that is not of the CPS family. */
    public static VirtualCard foreign() {
        return new VirtualCard(new ForeignChip());
    }

    /** Tries left before the card blocks itself. */
    public int tries() {
        return personal().code().tries();
    }

    /** @param tries 0 makes a blocked card */
    public VirtualCard withTries(int tries) {
        personal().code().setTries(tries);
        return this;
    }

    /** How long the card takes to sign, on top of the computer's own time; a real card takes about half a second. */
    public VirtualCard withSignatureDelay(Duration delay) {
        personal().work().setDelay(delay);
        return this;
    }

    /** Signatures made since the card exists. */
    public int signatures() {
        return personal().work().made().value();
    }

    /** Signatures begun since the card exists; one that a removal cut was begun and never made. */
    public int signaturesBegun() {
        return personal().work().begun().value();
    }

    /** Waits until that many signatures were begun since the card exists; false when the limit passed. */
    public boolean awaitSignatureBegun(int count, Duration limit) throws InterruptedException {
        return personal().work().begun().await(count, limit);
    }

    /** Commands received since the card exists. */
    public int commands() {
        return personal().commands().value();
    }

    /** Waits until that many commands were received since the card exists; false when the limit passed. */
    public boolean awaitCommands(int count, Duration limit) throws InterruptedException {
        return personal().commands().await(count, limit);
    }

    /** Whether the card itself holds its code for given; a reset or a removal makes it forget. */
    public boolean codeGiven() {
        return personal().code().given();
    }

    Chip chip() {
        return chip;
    }

    private PersonalChip personal() {
        if (chip instanceof PersonalChip personal) {
            return personal;
        }
        throw new IllegalStateException("a foreign card");
    }
}
