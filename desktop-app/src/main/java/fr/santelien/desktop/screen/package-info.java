/** What every screen is: a view with its FXML, opened by the navigator. */
@NullMarked
package fr.santelien.desktop.screen;

import org.jspecify.annotations.NullMarked;
