package org.kernelscope.ui.tray;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableNumberValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.control.InkView;
import org.kernelscope.ui.control.InkView.Fit;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;

/** A place in the tray, a button with a digit on it: always one, but not always the same. */
final class Thumbnail extends Button {
    private final ObjectProperty<TrayDigit> digit;

    /**
     * A place that shows {@code first} until it is given another digit.
     *
     * @param pixels the number of pixels along a side of a digit
     * @param side the length of a side of the image, in logical pixels
     */
    Thumbnail(
            TrayDigit first,
            int pixels,
            ObservableNumberValue side,
            Display display,
            Localisation texts) {
        digit = new SimpleObjectProperty<>(this, "digit", first);
        InkView picture = new InkView(pixels, Fit.FILL, display.themeProperty());
        picture.sideProperty().bind(side);
        picture.inkProperty()
                .bind(
                        digit.map(
                                now -> {
                                    Tensor colours = now.picture().colours();
                                    return colours == null ? now.picture().ink() : colours;
                                }));
        setGraphic(picture);
        getStyleClass().add(Styles.TRAY_DIGIT);
        ObservableValue<String> name = digit.flatMap(now -> texts.textsProperty().map(now.name()));
        accessibleTextProperty().bind(name);
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(name);
        setTooltip(tooltip);
    }

    /** The digit that is shown. */
    TrayDigit digit() {
        return digit.get();
    }

    /** Shows another digit. */
    void show(TrayDigit other) {
        digit.set(other);
    }
}
