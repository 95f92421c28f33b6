/** The composition root: the only place that knows the replica, the exchange, the card and the screens at once. */
@NullMarked
package fr.santelien.desktop.start;

import org.jspecify.annotations.NullMarked;
