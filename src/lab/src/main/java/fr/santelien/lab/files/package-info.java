/** Trials of damaged files: whatever becomes of the bytes of a poste, nothing acknowledged goes without a word. */
@NullMarked
package fr.santelien.lab.files;

import org.jspecify.annotations.NullMarked;
