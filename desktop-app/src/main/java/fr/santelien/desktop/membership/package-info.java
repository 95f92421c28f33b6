/** The people attached to the structure. */
@NullMarked
package fr.santelien.desktop.membership;

import org.jspecify.annotations.NullMarked;
