/** What both sides of the wire agree on: questionnaires, access table, names. */
@NullMarked
package fr.santelien.contract;

import org.jspecify.annotations.NullMarked;
