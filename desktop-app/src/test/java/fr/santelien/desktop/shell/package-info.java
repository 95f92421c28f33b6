@NullMarked
package fr.santelien.desktop.shell;

import org.jspecify.annotations.NullMarked;
