/** Images and installers: jlink for the runtime, jpackage around it. */
@NullMarked
package fr.santelien.installer;

import org.jspecify.annotations.NullMarked;
