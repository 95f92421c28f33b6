/** Tests of the feature. */
@NullMarked
package fr.santelien.coordination.patient;

import org.jspecify.annotations.NullMarked;
