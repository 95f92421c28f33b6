/** A test public key infrastructure laid out like the IGC-Santé, all of it marked TEST and fictitious. */
@NullMarked
package fr.santelien.lab.pki;

import org.jspecify.annotations.NullMarked;
