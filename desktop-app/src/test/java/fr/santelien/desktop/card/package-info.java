@NullMarked
package fr.santelien.desktop.card;

import org.jspecify.annotations.NullMarked;
