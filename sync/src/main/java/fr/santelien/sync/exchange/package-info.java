/** One conversation with the regional server: pull, merge, push. */
@NullMarked
package fr.santelien.sync.exchange;

import org.jspecify.annotations.NullMarked;
