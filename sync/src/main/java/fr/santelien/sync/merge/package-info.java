/** Three-way structural merge of JSON resources: pure functions. */
@NullMarked
package fr.santelien.sync.merge;

import org.jspecify.annotations.NullMarked;
