@NullMarked
package fr.santelien.smartcard.envelope;

import org.jspecify.annotations.NullMarked;
