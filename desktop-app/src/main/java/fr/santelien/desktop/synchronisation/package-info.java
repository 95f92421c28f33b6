/** What waits, what was refused, what must be decided, and how far the exchange is. */
@NullMarked
package fr.santelien.desktop.synchronisation;

import org.jspecify.annotations.NullMarked;
