/** What is stored has the shape both sides agreed on. */
@NullMarked
package fr.santelien.server.form;

import org.jspecify.annotations.NullMarked;
