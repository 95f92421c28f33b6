@NullMarked
package fr.santelien.lab.oracle;

import org.jspecify.annotations.NullMarked;
