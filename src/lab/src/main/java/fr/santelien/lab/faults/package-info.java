/** A network and a server that fail in every way, at every step of an exchange. */
@NullMarked
package fr.santelien.lab.faults;

import org.jspecify.annotations.NullMarked;
