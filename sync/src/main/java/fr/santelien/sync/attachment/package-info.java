/** Attached documents: encrypted beside the replica, named by their content, fetched when somebody opens one. */
@NullMarked
package fr.santelien.sync.attachment;

import org.jspecify.annotations.NullMarked;
