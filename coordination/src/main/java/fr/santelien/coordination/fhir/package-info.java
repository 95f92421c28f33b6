/** Reading and writing FHIR resources as JSON trees, tolerant of anything missing or unknown. For the codecs only. */
@NullMarked
package fr.santelien.coordination.fhir;

import org.jspecify.annotations.NullMarked;
