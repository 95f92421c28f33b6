/** Several postes, one server: every part real. */
@NullMarked
package fr.santelien.lab.postes;

import org.jspecify.annotations.NullMarked;
