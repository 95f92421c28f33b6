@NullMarked
package fr.santelien.smartcard;

import org.jspecify.annotations.NullMarked;
