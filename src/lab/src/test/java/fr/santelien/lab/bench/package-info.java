@NullMarked
package fr.santelien.lab.bench;

import org.jspecify.annotations.NullMarked;
