/** Measures: each figure beside a bare one of the same run, medians, ratios. */
@NullMarked
package fr.santelien.lab.bench;

import org.jspecify.annotations.NullMarked;
