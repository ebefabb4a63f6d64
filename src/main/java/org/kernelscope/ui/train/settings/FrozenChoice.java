package org.kernelscope.ui.train.settings;

import java.util.HashSet;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Architecture;
import org.kernelscope.training.settings.FrozenNames;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.control.TrainStyles;

/** A check box for each layer with weights: a checked one does not learn. JavaFX thread. */
final class FrozenChoice extends FlowPane {
    /** The width of the boxes, in em: about that of the widest other field. */
    private static final double WIDTH = 15;

    private final SettingsForm form;

    FrozenChoice(
            SettingsForm form, ObservableValue<? extends @Nullable Architecture> architecture) {
        this.form = form;
        setId("set-freeze");
        getStyleClass().add(TrainStyles.TRAIN_FREEZE);
        TextSize.follow(this, em -> setPrefWrapLength(WIDTH * em));
        architecture.subscribe(this::show);
        form.follow(this::mark);
    }

    private void show(@Nullable Architecture architecture) {
        getChildren().clear();
        if (architecture == null) {
            return;
        }
        for (String layer : FrozenNames.possible(architecture)) {
            CheckBox box = new CheckBox(layer);
            box.setId("set-freeze-" + layer);
            box.setOnAction(
                    event -> {
                        Set<String> frozen = new HashSet<>(form.settings().frozen());
                        if (box.isSelected()) {
                            frozen.add(layer);
                        } else {
                            frozen.remove(layer);
                        }
                        form.set(form.settings().withFrozen(frozen));
                    });
            getChildren().add(box);
        }
        mark();
    }

    private void mark() {
        for (Node child : getChildren()) {
            if (child instanceof CheckBox box) {
                box.setSelected(form.settings().frozen().contains(box.getText()));
            }
        }
    }
}
