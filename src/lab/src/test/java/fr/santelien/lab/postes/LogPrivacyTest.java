package fr.santelien.lab.postes;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import fr.santelien.coordination.Work;
import fr.santelien.coordination.contactpoint.RequestRow;
import fr.santelien.coordination.patient.PatientQuery;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.world.World;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A whole round of work, cut network and wrong server included, with every logger of ours open: nobody is named. */
class LogPrivacyTest {

    @TempDir
    Path folder;

    @Test
    void nobodyIsNamedInTheLogs() throws Exception {
        World world = SharedWorld.get();
        Logger ours = (Logger) LoggerFactory.getLogger("fr.santelien");
        Level before = ours.getLevel();
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        ours.addAppender(lines);
        ours.setLevel(Level.TRACE);
        try (Desk centre = new Desk(world, folder)) {
            Work sophie = centre.open(DemoPerson.SOPHIE);
            sophie.patients().search(new PatientQuery(null, "a", ""), 50);
            for (RequestRow row : sophie.contactPoint().requests(null)) {
                sophie.contactPoint().open(row.id());
            }
            centre.cable.unplug();
            sophie.worklists().create("Liste de LEFÈVRE");
            sophie.exchanges().connection().exchangeNow();
            centre.cable.plug();
            Desk.settle(sophie);
            centre.poste.pullCard();
        } finally {
            ours.detachAppender(lines);
            ours.setLevel(before);
        }
        List<String> names = world.auditor().search("Patient?_count=200").stream()
                .flatMap(patient -> patient.findValuesAsText("family").stream())
                .filter(name -> name.length() >= 5)
                .distinct()
                .toList();
        assertThat(names).hasSizeGreaterThan(30);
        for (ILoggingEvent line : List.copyOf(lines.list)) {
            String written = line.getFormattedMessage() + ThrowableProxyUtil.asString(line.getThrowableProxy());
            assertThat(names).as(line.getLoggerName()).noneMatch(written::contains);
            assertThat(written)
                    .doesNotContain("MARTIN")
                    .doesNotContain("Sophie")
                    .doesNotContain(DemoPerson.SOPHIE.idValue);
        }
    }
}
