/** Who belongs to the structure, with which role, from when to when. */
@NullMarked
package fr.santelien.coordination.membership;

import org.jspecify.annotations.NullMarked;
