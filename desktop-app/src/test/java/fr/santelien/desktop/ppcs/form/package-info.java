@NullMarked
package fr.santelien.desktop.ppcs.form;

import org.jspecify.annotations.NullMarked;
