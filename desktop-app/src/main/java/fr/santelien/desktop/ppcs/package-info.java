/** The plan personnalisé de coordination en santé: the list of plans and one plan, section by section. */
@NullMarked
package fr.santelien.desktop.ppcs;

import org.jspecify.annotations.NullMarked;
