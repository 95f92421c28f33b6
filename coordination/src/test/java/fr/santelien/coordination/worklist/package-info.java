/** Tests of the feature. */
@NullMarked
package fr.santelien.coordination.worklist;

import org.jspecify.annotations.NullMarked;
