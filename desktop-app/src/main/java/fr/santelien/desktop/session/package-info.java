/** One user at the poste, from card in to card out, as the screens see it. */
@NullMarked
package fr.santelien.desktop.session;

import org.jspecify.annotations.NullMarked;
