/** The engine that keeps the resources: HAPI FHIR JPA over H2 or PostgreSQL, wired by plain Spring. */
@NullMarked
package fr.santelien.server.store;

import org.jspecify.annotations.NullMarked;
