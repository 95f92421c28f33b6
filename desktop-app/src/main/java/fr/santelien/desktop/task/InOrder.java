package fr.santelien.desktop.task;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Runs commands one after the other, whatever the number of workers. Used on the screen's thread only. */
public final class InOrder {

    private record Command(Runnable work, Runnable then, Consumer<String> refused) {}

    private final Background background;
    private final Deque<Command> waiting = new ArrayDeque<>();
    private boolean running;

    public InOrder(Background background) {
        this.background = background;
    }

    /** Like {@link Background#command}, once the commands given before are done. */
    public void command(Runnable work, Runnable then, Consumer<String> refused) {
        waiting.add(new Command(work, then, refused));
        next();
    }

    public boolean idle() {
        return !running && waiting.isEmpty();
    }

    /**
     * Hands what waits to the workers at once, in one work: the screen is left, and nothing may wait for its thread
     * again. With one worker all of it is done before whatever is given to it afterwards.
     */
    public void drain() {
        List<Command> rest = List.copyOf(waiting);
        waiting.clear();
        if (!rest.isEmpty()) {
            background.run(() -> rest.forEach(command -> command.work().run()), () -> {});
        }
    }

    private void next() {
        if (running || waiting.isEmpty()) {
            return;
        }
        Command command = waiting.remove();
        running = true;
        background.run(
                () -> {
                    command.work().run();
                    return Boolean.TRUE;
                },
                done -> finish(command.then()),
                failure -> finish(() -> background.refuse(failure, command.refused())));
    }

    private void finish(Runnable then) {
        running = false;
        try {
            then.run();
        } finally {
            next();
        }
    }
}
