@NullMarked
package fr.santelien.desktop.membership;

import org.jspecify.annotations.NullMarked;
