/**
 * The card agent: a child process that holds PC/SC and the vendor's PKCS#11 module, and the parent's end of the line to
 * it. A module that hangs or crashes costs the agent, never the poste.
 */
@NullMarked
package fr.santelien.smartcard.agent;

import org.jspecify.annotations.NullMarked;
