package fr.santelien.desktop.shell;

import fr.santelien.coordination.Work;
import fr.santelien.desktop.screen.Destination;
import fr.santelien.desktop.screen.Navigator;
import fr.santelien.desktop.screen.Screen;

/**
 * Makes the screens of a session: one {@code switch} over the sealed {@link Destination} in the composition root, so
 * that the compiler says when a destination has no screen.
 */
@FunctionalInterface
public interface ScreenFactory {

    /**
     * @param navigator lets the screen open others
     * @return a new screen, which starts reading by itself
     */
    Screen make(Destination destination, Work work, Navigator navigator);
}
