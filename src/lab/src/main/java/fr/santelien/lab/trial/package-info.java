/** A few postes at work on one region, played step by step under the oracle's eye. */
@NullMarked
package fr.santelien.lab.trial;

import org.jspecify.annotations.NullMarked;
