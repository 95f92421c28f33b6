package fr.santelien.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.sync.merge.MergeRules;
import fr.santelien.sync.replica.Projection;
import fr.santelien.sync.replica.ReadTable;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkTest {

    @Test
    void everyTypeThatIsReadOrMergedIsExchanged() {
        Set<String> read = new HashSet<>(Work.mergeRules().keySet());
        Work.projections().stream()
                .flatMap(projection -> projection.tables().stream())
                .forEach(table -> read.add(table.type()));
        assertThat(Work.types()).doesNotHaveDuplicates().containsAll(read);
    }

    @Test
    void noTwoProjectionsShareANameOrATable() {
        assertThat(Work.projections()).extracting(Projection::name).doesNotHaveDuplicates();
        assertThat(Work.projections())
                .flatExtracting(Projection::tables)
                .extracting(ReadTable::name)
                .doesNotHaveDuplicates();
    }

    @Test
    void answersAreOneValueAndItemsHaveKeysAtEveryDepthOfTheForm() {
        MergeRules rules = Work.mergeRules().getOrDefault("QuestionnaireResponse", MergeRules.PLAIN);
        assertThat(rules.listKeys()).containsKeys("item", "item.item", "item.item.item", "item.item.item.item");
        assertThat(rules.listKeys().keySet()).noneMatch(path -> path.contains("answer"));
        assertThat(rules.listKeys().values()).allMatch(List.of("id", "linkId")::equals);
    }

    @Test
    void changesAreToldUntilOneStopsListening(@TempDir Path folder) {
        try (Poste poste = Poste.open(folder, People.SOPHIE)) {
            var told = new ConcurrentLinkedQueue<Set<String>>();
            Runnable stop = poste.work.changes().listen(told::add);
            poste.work.worklists().create("Chutes");
            assertThat(told).anyMatch(types -> types.contains("List"));
            stop.run();
            told.clear();
            poste.work.worklists().create("Sorties");
            assertThat(told).isEmpty();
        }
    }
}
