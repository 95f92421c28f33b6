/** The frame around every screen: who works, where she can go, what the exchange and the card say. */
@NullMarked
package fr.santelien.desktop.shell;

import org.jspecify.annotations.NullMarked;
