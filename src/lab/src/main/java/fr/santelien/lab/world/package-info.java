/** A whole little world on one machine: region, server, cards, readers, postes. */
@NullMarked
package fr.santelien.lab.world;

import org.jspecify.annotations.NullMarked;
