@NullMarked
package fr.santelien.desktop.help;

import org.jspecify.annotations.NullMarked;
