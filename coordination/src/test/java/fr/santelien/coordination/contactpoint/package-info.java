/** Tests of the feature. */
@NullMarked
package fr.santelien.coordination.contactpoint;

import org.jspecify.annotations.NullMarked;
