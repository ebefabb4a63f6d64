package org.kernelscope.ui.control;

import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ToggleButton;
import org.controlsfx.control.SegmentedButton;

/** A choice of a few, side by side, of which one is always made. JavaFX thread. */
public final class SegmentedChoice<E extends Enum<E>> extends SegmentedButton {
    /**
     * A choice among all constants of {@code type}, kept in {@code value}; their buttons are found
     * by {@code prefix} and their names.
     */
    public SegmentedChoice(
            String prefix,
            Class<E> type,
            ObjectProperty<E> value,
            Function<E, ObservableValue<String>> name) {
        for (E constant : type.getEnumConstants()) {
            ToggleButton button = new ToggleButton();
            button.setId(prefix + constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            button.textProperty().bind(name.apply(constant));
            value.subscribe(now -> button.setSelected(now == constant));
            button.setOnAction(
                    event -> {
                        value.set(constant);
                        button.setSelected(true);
                    });
            button.setMinWidth(USE_PREF_SIZE);
            getButtons().add(button);
        }
    }
}
