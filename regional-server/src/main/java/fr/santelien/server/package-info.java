/** The reference regional server: HL7 FHIR R4 over mutual TLS, on HAPI FHIR JPA. */
@NullMarked
package fr.santelien.server;

import org.jspecify.annotations.NullMarked;
