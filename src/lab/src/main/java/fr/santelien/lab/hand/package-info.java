/** A user's hands and eyes on a JavaFX screen: real mouse and key events, pictures. */
@NullMarked
package fr.santelien.lab.hand;

import org.jspecify.annotations.NullMarked;
