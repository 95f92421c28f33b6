/** The main job, played through the real interface. */
@NullMarked
package fr.santelien.lab.tour;

import org.jspecify.annotations.NullMarked;
