/** Card in, structure chosen, code typed: from a reader's state to an open session. */
@NullMarked
package fr.santelien.desktop.login;

import org.jspecify.annotations.NullMarked;
