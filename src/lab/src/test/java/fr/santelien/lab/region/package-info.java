@NullMarked
package fr.santelien.lab.region;

import org.jspecify.annotations.NullMarked;
