/** Brouillons: what the user was typing when she was interrupted, for her eyes only. */
@NullMarked
package fr.santelien.coordination.draft;

import org.jspecify.annotations.NullMarked;
