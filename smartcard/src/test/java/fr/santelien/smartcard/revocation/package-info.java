@NullMarked
package fr.santelien.smartcard.revocation;

import org.jspecify.annotations.NullMarked;
