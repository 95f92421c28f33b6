/** The card behind the interfaces of Java's cryptography and TLS. */
@NullMarked
package fr.santelien.smartcard.tls;

import org.jspecify.annotations.NullMarked;
