/** Notes of the cahier de liaison, which the professionals of a circle of care leave each other. */
@NullMarked
package fr.santelien.coordination.note;

import org.jspecify.annotations.NullMarked;
