/** Tests of the feature. */
@NullMarked
package fr.santelien.coordination.exchange;

import org.jspecify.annotations.NullMarked;
