package org.kernelscope.ui.tray;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableNumberValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.control.InkView;
import org.kernelscope.ui.control.InkView.Fit;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.Tooltips;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;

/** A place in the tray, a button with a digit on it: always one, but not always the same. */
final class Thumbnail extends Button {
    private final ObjectProperty<TrayDigit> digit;

    /**
     * A place that shows {@code first} until it is given another digit.
     *
     * @param pixels how many pixels a side of a digit has
     * @param side how long a side of the image is, in logical pixels
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
        Tooltips.explain(this, name);
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
