/** Questions, errors and notices: one service for all screens. */
@NullMarked
package fr.santelien.desktop.dialog;

import org.jspecify.annotations.NullMarked;
