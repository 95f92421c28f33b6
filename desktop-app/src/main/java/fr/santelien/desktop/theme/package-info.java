/** The look: AtlantaFX Primer, light or dark, and the poste's own style sheet on its semantic colours. */
@NullMarked
package fr.santelien.desktop.theme;

import org.jspecify.annotations.NullMarked;
