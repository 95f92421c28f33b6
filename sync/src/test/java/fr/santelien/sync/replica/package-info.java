/** The replica on a real encrypted file. */
@NullMarked
package fr.santelien.sync.replica;

import org.jspecify.annotations.NullMarked;
