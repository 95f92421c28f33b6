/** A virtual card of the CPS family in a virtual reader: what a demo, a tour or a test plugs in and pulls out. */
@NullMarked
package fr.santelien.lab.card;

import org.jspecify.annotations.NullMarked;
