@NullMarked
package fr.santelien.smartcard.agent;

import org.jspecify.annotations.NullMarked;
