/** The card and its reader as the screens tell of them: sentences, the field of the code, « Carte et lecteur ». */
@NullMarked
package fr.santelien.desktop.card;

import org.jspecify.annotations.NullMarked;
