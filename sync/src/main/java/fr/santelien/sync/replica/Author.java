package fr.santelien.sync.replica;

/**
 * Who makes a change. A change leaves only while this holder's card is in the reader.
 *
 * @param holderId identifier of the holder, type and value ({@code 8:10000000001}), as in the card's certificate
 * @param display name for colleagues' screens; personal data, hence absent from {@link #toString()}
 */
public record Author(String holderId, String display) {
    @Override
    public String toString() {
        return "Author[" + holderId + "]";
    }
}
