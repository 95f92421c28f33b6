/** Tells the postes of a structure that something waits for them, by R4's websocket channel. */
@NullMarked
package fr.santelien.server.hint;

import org.jspecify.annotations.NullMarked;
