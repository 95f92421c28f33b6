/** The states a card goes through between its insertion and its removal. */
@NullMarked
package fr.santelien.smartcard.session;

import org.jspecify.annotations.NullMarked;
