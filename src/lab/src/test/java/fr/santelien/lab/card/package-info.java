@NullMarked
package fr.santelien.lab.card;

import org.jspecify.annotations.NullMarked;
