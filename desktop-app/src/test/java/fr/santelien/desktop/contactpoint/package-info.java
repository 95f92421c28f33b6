@NullMarked
package fr.santelien.desktop.contactpoint;

import org.jspecify.annotations.NullMarked;
