package fr.santelien.lab.world;

import fr.santelien.coordination.Work;
import fr.santelien.lab.card.VirtualCard;
import fr.santelien.lab.card.VirtualReader;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.pki.TestPki;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A poste without a window in a process of its own, to be killed: {@code PosteProcess keys data port person}. Orders on
 * standard input, one a line: {@code list TITLE} makes a work list, {@code exchange} waits until nothing waits; each is
 * answered by {@code DONE} once it is safe on disk.
 */
public final class PosteProcess {

    private PosteProcess() {}

    // CHECKSTYLE-PRINTS: noPrint
    public static void main(String[] arguments) throws Exception {
        System.setProperty("logback.configurationFile", "fr/santelien/lab/logback-lab.xml");
        TestPki pki = TestPki.open(Path.of(arguments[0]));
        try (VirtualReader reader = VirtualReader.start();
                LabPoste poste = new LabPoste(
                        World.configuration(pki, Path.of(arguments[1]), Integer.parseInt(arguments[2]), reader),
                        reader)) {
            DemoPerson person = DemoPerson.valueOf(arguments[3]);
            Work work = poste.logIn(VirtualCard.cps3(pki.card(person)));
            System.out.println("DONE");
            BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                obey(work, order);
                System.out.println("DONE");
            }
        }
    }
    // CHECKSTYLE-ON

    private static void obey(Work work, String order) {
        if (order.startsWith("list ")) {
            work.worklists().create(order.substring(5));
        } else if (order.equals("exchange")) {
            LabPoste.exchangeUntil(work, "nothing waits", () -> {
                var status = work.exchanges().status();
                return status.lastSuccess() != null && status.waiting() == 0;
            });
        } else {
            throw new IllegalArgumentException(order);
        }
    }
}
