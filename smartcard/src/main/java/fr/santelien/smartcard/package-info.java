/** The card, its reader, its certificate. */
@NullMarked
package fr.santelien.smartcard;

import org.jspecify.annotations.NullMarked;
