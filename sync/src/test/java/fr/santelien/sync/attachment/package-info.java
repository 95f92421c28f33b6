@NullMarked
package fr.santelien.sync.attachment;

import org.jspecify.annotations.NullMarked;
