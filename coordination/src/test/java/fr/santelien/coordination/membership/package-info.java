/** Tests of the feature. */
@NullMarked
package fr.santelien.coordination.membership;

import org.jspecify.annotations.NullMarked;
