/** The regional server as a process of its own, and a client of it that shares nothing with the poste. */
@NullMarked
package fr.santelien.lab.server;

import org.jspecify.annotations.NullMarked;
