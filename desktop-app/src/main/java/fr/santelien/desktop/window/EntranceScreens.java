package fr.santelien.desktop.window;

import fr.santelien.desktop.screen.Destination;
import fr.santelien.desktop.screen.Navigator;
import fr.santelien.desktop.screen.Screen;

/** Makes the screens that need no session. */
@FunctionalInterface
public interface EntranceScreens {

    /** @param navigator goes back to what the screen covers */
    Screen make(Destination.WithoutSession destination, Navigator navigator);
}
