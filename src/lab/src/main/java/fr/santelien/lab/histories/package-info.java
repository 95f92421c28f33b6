/** Random histories of three postes: they converge, nothing is lost, and the one that fails is made short. */
@NullMarked
package fr.santelien.lab.histories;

import org.jspecify.annotations.NullMarked;
