@NullMarked
package fr.santelien.desktop.recovery;

import org.jspecify.annotations.NullMarked;
