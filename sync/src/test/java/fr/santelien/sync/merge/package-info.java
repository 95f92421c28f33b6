/** The merge, by example and by property. */
@NullMarked
package fr.santelien.sync.merge;

import org.jspecify.annotations.NullMarked;
