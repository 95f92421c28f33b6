@NullMarked
package fr.santelien.desktop.window;

import org.jspecify.annotations.NullMarked;
