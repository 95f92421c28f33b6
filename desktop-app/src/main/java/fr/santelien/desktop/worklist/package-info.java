/** Work lists: which patients are followed on a subject, why, and with whom the list is shared. */
@NullMarked
package fr.santelien.desktop.worklist;

import org.jspecify.annotations.NullMarked;
