/** Who is behind a request: from the certificate to a person, her memberships and the structure she works for. */
@NullMarked
package fr.santelien.server.session;

import org.jspecify.annotations.NullMarked;
