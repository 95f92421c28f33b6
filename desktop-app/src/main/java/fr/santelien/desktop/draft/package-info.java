/** What a user leaves unfinished when her card goes, and finds again when it is back. */
@NullMarked
package fr.santelien.desktop.draft;

import org.jspecify.annotations.NullMarked;
