/** Documents attached to a request: kept here, sent, fetched when somebody opens one. */
@NullMarked
package fr.santelien.coordination.document;

import org.jspecify.annotations.NullMarked;
