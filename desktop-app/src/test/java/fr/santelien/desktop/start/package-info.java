@NullMarked
package fr.santelien.desktop.start;

import org.jspecify.annotations.NullMarked;
