/** The people of the synthetic region: all fictitious. */
@NullMarked
package fr.santelien.lab.people;

import org.jspecify.annotations.NullMarked;
