/** The rules of the house, executed. */
@NullMarked
package fr.santelien.lab.house;

import org.jspecify.annotations.NullMarked;
