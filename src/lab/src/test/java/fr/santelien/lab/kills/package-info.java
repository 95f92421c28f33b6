@NullMarked
package fr.santelien.lab.kills;

import org.jspecify.annotations.NullMarked;
