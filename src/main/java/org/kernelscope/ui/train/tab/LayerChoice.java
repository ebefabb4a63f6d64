package org.kernelscope.ui.train.tab;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ComboBox;
import org.jspecify.annotations.Nullable;

/**
 * Joins a box of layers with the chosen one, which may be known before the layers are. JavaFX
 * thread.
 */
public final class LayerChoice {
    private final ComboBox<String> box;
    private final ObjectProperty<@Nullable String> chosen;
    private boolean filling;

    /** A choice of no layers. */
    public LayerChoice(ComboBox<String> box, ObjectProperty<@Nullable String> chosen) {
        this.box = box;
        this.chosen = chosen;
        box.valueProperty()
                .subscribe(
                        name -> {
                            if (!filling && name != null) {
                                chosen.set(name);
                            }
                        });
        chosen.subscribe(
                name -> {
                    if (name != null && box.getItems().contains(name)) {
                        box.setValue(name);
                    }
                });
    }

    /** Offers other layers: the chosen one if it is among them, or else the one at an index. */
    public void offer(List<String> names, int otherwise) {
        if (names.equals(box.getItems())) {
            return;
        }
        filling = true;
        box.getItems().setAll(names);
        String name = chosen.get();
        box.setValue(names.contains(name) ? name : names.isEmpty() ? null : names.get(otherwise));
        filling = false;
    }
}
