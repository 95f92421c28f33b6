@NullMarked
package fr.santelien.lab.trial;

import org.jspecify.annotations.NullMarked;
