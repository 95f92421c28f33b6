/** Postes killed at every point of an edit, a pull, a push and the making of the file; nothing acknowledged is lost. */
@NullMarked
package fr.santelien.lab.kills;

import org.jspecify.annotations.NullMarked;
