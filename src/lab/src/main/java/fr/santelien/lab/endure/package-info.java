/** Endurance: the same gestures hundreds of times, in a seeded order; nothing may hang, leak or ask for a restart. */
@NullMarked
package fr.santelien.lab.endure;

import org.jspecify.annotations.NullMarked;
