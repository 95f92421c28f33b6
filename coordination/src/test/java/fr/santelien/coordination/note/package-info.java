@NullMarked
package fr.santelien.coordination.note;

import org.jspecify.annotations.NullMarked;
