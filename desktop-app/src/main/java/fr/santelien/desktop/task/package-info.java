/** Work off the FX thread. */
@NullMarked
package fr.santelien.desktop.task;

import org.jspecify.annotations.NullMarked;
