/** The French texts of the interface, all in one bundle. */
@NullMarked
package fr.santelien.desktop.text;

import org.jspecify.annotations.NullMarked;
