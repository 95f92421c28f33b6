/** The exchange against a small FHIR server that can be told to fail. */
@NullMarked
package fr.santelien.sync.exchange;

import org.jspecify.annotations.NullMarked;
