/** Stand-ins for the card and the sessions, and pictures of the screens. */
@NullMarked
package fr.santelien.desktop.testing;

import org.jspecify.annotations.NullMarked;
