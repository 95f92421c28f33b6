package fr.santelien.desktop.ppcs;

import fr.santelien.coordination.ppcs.FormRules.Completion;
import fr.santelien.coordination.ppcs.Plan;
import fr.santelien.coordination.ppcs.Section;
import fr.santelien.desktop.screen.Chip;
import fr.santelien.desktop.screen.SideItem;
import fr.santelien.desktop.screen.Tone;
import fr.santelien.desktop.text.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The sections of a plan in the side bar, each with how far it is. */
final class SectionBar {

    private final VBox box;
    private final Consumer<String> choose;
    private final ToggleGroup group = new ToggleGroup();
    private final Map<String, Chip> chips = new HashMap<>();
    private List<String> shown = List.of();

    SectionBar(VBox box, Consumer<String> choose) {
        this.box = box;
        this.choose = choose;
    }

    /** Items are only made again when the sections are others: the one with the focus keeps it. */
    void show(Plan plan, String current, Function<Section, Completion> completion) {
        List<String> linkIds =
                plan.sections().stream().map(section -> section.form().linkId()).toList();
        if (!linkIds.equals(shown)) {
            shown = linkIds;
            box.getChildren().clear();
            for (Section section : plan.sections()) {
                box.getChildren().add(item(section));
            }
        }
        for (Section section : plan.sections()) {
            String linkId = section.form().linkId();
            Chip chip = chips.get(linkId);
            if (chip != null) {
                show(chip, completion.apply(section), plan.conflicts().contains(linkId));
            }
        }
        group.getToggles().stream()
                .filter(toggle ->
                        toggle instanceof SideItem item && item.getId().equals(idOf(current)))
                .forEach(group::selectToggle);
    }

    static String idOf(String linkId) {
        return "section-" + linkId;
    }

    private SideItem item(Section section) {
        Chip chip = new Chip();
        chips.put(section.form().linkId(), chip);
        String title =
                Texts.get("ppcs.section", section.number(), section.form().label());
        SideItem item = new SideItem(idOf(section.form().linkId()), title, chip);
        item.setToggleGroup(group);
        item.onChosen(() -> choose.accept(section.form().linkId()));
        return item;
    }

    private static void show(Chip chip, Completion completion, boolean conflict) {
        if (conflict) {
            chip.show(Texts.get("ppcs.section.conflict"), Tone.BAD, Feather.GIT_MERGE);
        } else if (!completion.answered()) {
            chip.show("—", Tone.NEUTRAL, null);
        } else if (completion.missing() > 0) {
            chip.show(Texts.get("ppcs.section.missing", completion.missing()), Tone.WARN, null);
        } else {
            chip.show("✓", Tone.OK, null);
        }
        chip.setAccessibleText(
                completion.answered() && completion.missing() == 0
                        ? Texts.get("ppcs.section.complete")
                        : chip.getText());
    }
}
