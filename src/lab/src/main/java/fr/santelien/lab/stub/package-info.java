/** A regional server in memory, on a clock of its own and without HTTP: ten thousand histories in minutes. */
@NullMarked
package fr.santelien.lab.stub;

import org.jspecify.annotations.NullMarked;
