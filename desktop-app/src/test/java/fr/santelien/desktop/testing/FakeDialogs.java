package fr.santelien.desktop.testing;

import fr.santelien.desktop.dialog.Dialogs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers as the test says and notes what was shown. */
public final class FakeDialogs implements Dialogs {

    public boolean confirms = true;
    public Optional<String> answer = Optional.empty();
    public Optional<Path> file = Optional.empty();
    public final List<String> shown = new ArrayList<>();

    @Override
    public boolean confirm(String title, String sentence, String action) {
        shown.add(title);
        return confirms;
    }

    @Override
    public Optional<String> askText(String title, String label, String initial, String action) {
        shown.add(title);
        return answer;
    }

    @Override
    public Optional<String> askLines(String title, String label, String initial, String action) {
        return askText(title, label, initial, action);
    }

    @Override
    public Optional<Path> saveAs(String title, String name) {
        shown.add(title);
        return file;
    }

    @Override
    public Optional<Path> choose(String title, String kinds, List<String> patterns) {
        return saveAs(title, kinds);
    }

    @Override
    public void explain(String title, String text) {
        shown.add(title);
    }

    @Override
    public void error(String sentence, String remedy) {
        shown.add(sentence);
    }

    @Override
    public void unexpected(Throwable failure) {
        throw new AssertionError(failure);
    }

    @Override
    public void notice(String sentence) {
        shown.add(sentence);
    }

    @Override
    public void dismissAll() {
        shown.clear();
    }
}
