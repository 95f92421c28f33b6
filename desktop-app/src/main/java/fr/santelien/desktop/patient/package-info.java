/** Who the patient is: search with distinct fields, identity banner, what can be done for her. */
@NullMarked
package fr.santelien.desktop.patient;

import org.jspecify.annotations.NullMarked;
