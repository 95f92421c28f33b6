package fr.santelien.desktop.worklist;

import fr.santelien.coordination.worklist.Worklist;
import fr.santelien.desktop.screen.SideItem;
import fr.santelien.desktop.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The lists in the side bar: own ones, then those received, each with its count; titles wrap, none is cut. */
final class ListBar {

    private final VBox own;
    private final VBox received;
    private final Consumer<String> choose;
    private final ToggleGroup group = new ToggleGroup();

    ListBar(VBox own, VBox received, Consumer<String> choose) {
        this.own = own;
        this.received = received;
        this.choose = choose;
    }

    void show(List<Worklist> lists, @Nullable Worklist current) {
        fill(own, lists.stream().filter(list -> !list.received()).toList(), current, "worklist.own.none");
        fill(received, lists.stream().filter(Worklist::received).toList(), current, "worklist.received.none");
    }

    private void fill(VBox box, List<Worklist> lists, @Nullable Worklist current, String emptyKey) {
        box.getChildren().clear();
        for (Worklist list : lists) {
            box.getChildren().add(item(list, current != null && current.id().equals(list.id())));
        }
        if (lists.isEmpty()) {
            Label none = new Label(Texts.get(emptyKey));
            none.setWrapText(true);
            none.getStyleClass().addAll("muted", "small");
            box.getChildren().add(none);
        }
    }

    private SideItem item(Worklist list, boolean chosen) {
        Label count = new Label(String.valueOf(list.patients()));
        count.getStyleClass().addAll("muted", "small");
        SideItem item = new SideItem("worklist-" + list.id(), list.title(), count);
        item.setAccessibleText(Texts.get("worklist.item", list.title(), list.patients()));
        item.setToggleGroup(group);
        item.setSelected(chosen);
        item.onChosen(() -> choose.accept(list.id()));
        return item;
    }
}
