package fr.santelien.lab.region;

import java.time.LocalDate;

/**
 * Traits of a fictitious patient.
 *
 * @param usedFamily empty when it is the birth name
 * @param order order number at birth in the commune, 1 to 999
 * @param attribute HOMA, DOUT…, empty for none
 */
record Identity(
        String id,
        String birthFamily,
        String usedFamily,
        String given,
        boolean woman,
        LocalDate birth,
        Commune place,
        int order,
        Status status,
        String attribute) {

    /** Status of the identity, as coded by {@code fr-core-identity-reliability}. */
    enum Status {
        PROV,
        VALI,
        RECUP,
        QUAL
    }
}
