@NullMarked
package fr.santelien.desktop.session;

import org.jspecify.annotations.NullMarked;
