package fr.santelien.desktop.testing;

import fr.santelien.desktop.draft.Desk;
import fr.santelien.desktop.shell.ShellOwner;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A session around a frame: notes what the frame asks. */
public final class FakeShellOwner implements ShellOwner {

    public LocalDate lastDay = LocalDate.of(2028, 3, 14);
    public int locks;
    public int cards;
    public final List<Desk> desks = new ArrayList<>();

    @Override
    public String finess() {
        return "92 000 901 6";
    }

    @Override
    public String reader() {
        return FakeCard.READER;
    }

    @Override
    public String cardType() {
        return "CPE";
    }

    @Override
    public LocalDate cardLastDay() {
        return lastDay;
    }

    @Override
    public void lock() {
        locks++;
    }

    @Override
    public void addCard() {
        cards++;
    }

    @Override
    public void keep(Desk desk) {
        desks.add(desk);
    }
}
