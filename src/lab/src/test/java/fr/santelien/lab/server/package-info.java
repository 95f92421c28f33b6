@NullMarked
package fr.santelien.lab.server;

import org.jspecify.annotations.NullMarked;
