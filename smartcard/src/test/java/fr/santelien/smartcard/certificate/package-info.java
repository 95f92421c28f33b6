@NullMarked
package fr.santelien.smartcard.certificate;

import org.jspecify.annotations.NullMarked;
