/** Which certificates their authorities revoked: lists and online answers, fetched in the background and kept. */
@NullMarked
package fr.santelien.smartcard.revocation;

import org.jspecify.annotations.NullMarked;
