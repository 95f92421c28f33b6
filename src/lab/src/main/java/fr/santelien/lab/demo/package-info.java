/** The demo: everything on one machine. */
@NullMarked
package fr.santelien.lab.demo;

import org.jspecify.annotations.NullMarked;
