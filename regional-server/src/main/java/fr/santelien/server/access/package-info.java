/** Who may see and change what: the table of src/contract, enforced on reads, searches, history and writes. */
@NullMarked
package fr.santelien.server.access;

import org.jspecify.annotations.NullMarked;
