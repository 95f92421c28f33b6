/** Tests of the feature. */
@NullMarked
package fr.santelien.coordination.document;

import org.jspecify.annotations.NullMarked;
