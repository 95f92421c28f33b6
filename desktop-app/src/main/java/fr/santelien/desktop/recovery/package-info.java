/** Clé de secours: the structure's recovery key, made, tried out and replaced by its referent. */
@NullMarked
package fr.santelien.desktop.recovery;

import org.jspecify.annotations.NullMarked;
