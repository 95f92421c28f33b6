@NullMarked
package fr.santelien.desktop.patient;

import org.jspecify.annotations.NullMarked;
