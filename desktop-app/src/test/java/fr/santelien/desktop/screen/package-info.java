@NullMarked
package fr.santelien.desktop.screen;

import org.jspecify.annotations.NullMarked;
