/** The user's help: one page, shown with scripts and network off. */
@NullMarked
package fr.santelien.desktop.help;

import org.jspecify.annotations.NullMarked;
