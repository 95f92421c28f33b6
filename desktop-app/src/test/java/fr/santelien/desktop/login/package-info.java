@NullMarked
package fr.santelien.desktop.login;

import org.jspecify.annotations.NullMarked;
