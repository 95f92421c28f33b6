@NullMarked
package fr.santelien.desktop.text;

import org.jspecify.annotations.NullMarked;
