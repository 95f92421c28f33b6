/** The encrypted local copy of what the holder may see, and the log of what she changed. */
@NullMarked
package fr.santelien.sync.replica;

import org.jspecify.annotations.NullMarked;
