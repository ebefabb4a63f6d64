package org.kernelscope.ui.control;

import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ToggleButton;
import org.controlsfx.control.SegmentedButton;

/** Toggle buttons for the constants of an enum, exactly one of them selected. */
public final class SegmentedChoice<E extends Enum<E>> extends SegmentedButton {
    /**
     * Buttons for all constants of {@code type}; {@code value} is the selected one. The id of a
     * button is {@code prefix} with the name of its constant.
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
