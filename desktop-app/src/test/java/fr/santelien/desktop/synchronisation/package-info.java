@NullMarked
package fr.santelien.desktop.synchronisation;

import org.jspecify.annotations.NullMarked;
