@NullMarked
package fr.santelien.lab.files;

import org.jspecify.annotations.NullMarked;
