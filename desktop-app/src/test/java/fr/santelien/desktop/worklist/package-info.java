@NullMarked
package fr.santelien.desktop.worklist;

import org.jspecify.annotations.NullMarked;
