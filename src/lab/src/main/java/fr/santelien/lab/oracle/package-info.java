/** Keeps, outside the poste, every edit a poste acknowledged, and says at the end what became of each. */
@NullMarked
package fr.santelien.lab.oracle;

import org.jspecify.annotations.NullMarked;
