@NullMarked
package fr.santelien.desktop.dialog;

import org.jspecify.annotations.NullMarked;
