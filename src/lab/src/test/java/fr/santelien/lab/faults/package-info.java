@NullMarked
package fr.santelien.lab.faults;

import org.jspecify.annotations.NullMarked;
