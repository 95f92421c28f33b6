/** Who may do what: the table of src/contract, evaluated for the card in the reader. */
@NullMarked
package fr.santelien.coordination.access;

import org.jspecify.annotations.NullMarked;
