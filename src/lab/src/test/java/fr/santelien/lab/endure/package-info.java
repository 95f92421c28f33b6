@NullMarked
package fr.santelien.lab.endure;

import org.jspecify.annotations.NullMarked;
