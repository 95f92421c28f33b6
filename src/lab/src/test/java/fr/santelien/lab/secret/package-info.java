@NullMarked
package fr.santelien.lab.secret;

import org.jspecify.annotations.NullMarked;
