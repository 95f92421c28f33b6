/** The structure's work, one package a feature, on top of the replica. */
@NullMarked
package fr.santelien.coordination;

import org.jspecify.annotations.NullMarked;
