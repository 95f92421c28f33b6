/** Work lists: patients followed on one subject, shared between structures. */
@NullMarked
package fr.santelien.coordination.worklist;

import org.jspecify.annotations.NullMarked;
