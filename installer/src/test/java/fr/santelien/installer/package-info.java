@NullMarked
package fr.santelien.installer;

import org.jspecify.annotations.NullMarked;
