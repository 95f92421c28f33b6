/** Identity of the patients: search, banner, INS status. */
@NullMarked
package fr.santelien.coordination.patient;

import org.jspecify.annotations.NullMarked;
