/** The structure's contact point: requests, their trail, what is answered. */
@NullMarked
package fr.santelien.desktop.contactpoint;

import org.jspecify.annotations.NullMarked;
