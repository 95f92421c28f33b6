/** A form made from its items: one small class per item type over a pure tree of answers. */
@NullMarked
package fr.santelien.desktop.ppcs.form;

import org.jspecify.annotations.NullMarked;
