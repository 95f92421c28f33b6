/** A poste without a window: features on a real encrypted file. */
@NullMarked
package fr.santelien.coordination;

import org.jspecify.annotations.NullMarked;
