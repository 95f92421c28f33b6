@NullMarked
package fr.santelien.lab.hand;

import org.jspecify.annotations.NullMarked;
