@NullMarked
package fr.santelien.smartcard.session;

import org.jspecify.annotations.NullMarked;
