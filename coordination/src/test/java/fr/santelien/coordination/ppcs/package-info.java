/** Tests of the feature. */
@NullMarked
package fr.santelien.coordination.ppcs;

import org.jspecify.annotations.NullMarked;
