/** Requests addressed to the structure, from arrival to closing. */
@NullMarked
package fr.santelien.coordination.contactpoint;

import org.jspecify.annotations.NullMarked;
