package org.kernelscope.ui.data;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import org.kernelscope.dataset.OwnDataset;

/** Names of classes. JavaFX thread. */
final class DataWords {
    private DataWords() {}

    /** The name of class {@code label}; its number if the set has no such class. */
    static String name(OwnDataset set, int label) {
        return label < set.classes().count() ? set.classes().name(label) : Integer.toString(label);
    }

    /** Says in a tooltip the whole of what is chosen, which may be too long for the box. */
    static void explain(ComboBox<Integer> box, DataModel data) {
        Tooltip tooltip = new Tooltip();
        Runnable say =
                () -> {
                    Integer now = box.getValue();
                    boolean named = now != null && now >= 0;
                    tooltip.setText(named ? name(data.set(), now) : "");
                    box.setTooltip(named ? tooltip : null);
                };
        box.valueProperty().subscribe(say);
        data.editedProperty().subscribe(say);
        say.run();
    }
}
