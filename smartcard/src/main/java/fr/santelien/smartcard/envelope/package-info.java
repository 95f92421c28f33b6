/** The random key of the poste's data, wrapped so that one card, or the structure's recovery key, opens it. */
@NullMarked
package fr.santelien.smartcard.envelope;

import org.jspecify.annotations.NullMarked;
