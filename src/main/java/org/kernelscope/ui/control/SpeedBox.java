package org.kernelscope.ui.control;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** A choice of playback speeds: {@code ¼×}, {@code 2×}. */
public final class SpeedBox extends ComboBox<Double> {
    /**
     * A choice among {@code speeds}.
     *
     * @param name name for screen readers and the tooltip
     */
    public SpeedBox(String id, List<Double> speeds, ObservableValue<String> name) {
        setId(id);
        getItems().addAll(speeds);
        setConverter(new Times());
        accessibleTextProperty().bind(name);
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(name);
        setTooltip(tooltip);
    }

    private static final class Times extends StringConverter<Double> {
        @Override
        public String toString(@Nullable Double speed) {
            if (speed == null) {
                return "";
            }
            return speed == 0.25 ? "¼×" : speed == 0.5 ? "½×" : Math.round(speed) + "×";
        }

        @Override
        public Double fromString(String text) {
            throw new UnsupportedOperationException("a speed is chosen, not typed");
        }
    }
}
