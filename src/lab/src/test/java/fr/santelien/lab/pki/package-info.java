@NullMarked
package fr.santelien.lab.pki;

import org.jspecify.annotations.NullMarked;
