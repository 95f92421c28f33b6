/** Drafts on a real encrypted file. */
@NullMarked
package fr.santelien.coordination.draft;

import org.jspecify.annotations.NullMarked;
