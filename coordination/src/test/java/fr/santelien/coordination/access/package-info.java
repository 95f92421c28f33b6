/** Tests of the feature. */
@NullMarked
package fr.santelien.coordination.access;

import org.jspecify.annotations.NullMarked;
