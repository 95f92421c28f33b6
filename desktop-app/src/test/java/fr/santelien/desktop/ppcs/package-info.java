@NullMarked
package fr.santelien.desktop.ppcs;

import org.jspecify.annotations.NullMarked;
