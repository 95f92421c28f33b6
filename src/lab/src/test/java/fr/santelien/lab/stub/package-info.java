@NullMarked
package fr.santelien.lab.stub;

import org.jspecify.annotations.NullMarked;
