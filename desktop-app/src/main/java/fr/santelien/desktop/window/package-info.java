/** The one window of the poste: login, frame or lock screen, as the session says. */
@NullMarked
package fr.santelien.desktop.window;

import org.jspecify.annotations.NullMarked;
