/** Traces of who saw and changed what, kept apart from the resources. */
@NullMarked
package fr.santelien.server.audit;

import org.jspecify.annotations.NullMarked;
