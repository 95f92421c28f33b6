@NullMarked
package fr.santelien.lab.histories;

import org.jspecify.annotations.NullMarked;
