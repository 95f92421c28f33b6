/** What waits, what was refused, what must be decided, in the users' words. */
@NullMarked
package fr.santelien.coordination.exchange;

import org.jspecify.annotations.NullMarked;
