/** What a card's certificate says, and whether it may be believed. Nothing in a certificate makes this package throw. */
@NullMarked
package fr.santelien.smartcard.certificate;

import org.jspecify.annotations.NullMarked;
