/** The wire between a poste and its server, so that it can be cut. */
@NullMarked
package fr.santelien.lab.network;

import org.jspecify.annotations.NullMarked;
