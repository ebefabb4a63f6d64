package org.kernelscope.ui.arithmetic;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Localisation;
import org.kordamp.ikonli.feather.Feather;

/** The temperature of the softmax, to play with; 1 is the network's own. JavaFX thread. */
final class TemperatureBox extends HBox {
    private static final double OCTAVES = 3;

    TemperatureBox(ArithmeticModel model, Localisation localisation) {
        getStyleClass().add(Styles.ARITHMETIC_TOOLS);
        setAlignment(Pos.CENTER_LEFT);
        managedProperty().bind(visibleProperty());
        Label name = new Label();
        name.textProperty().bind(localisation.text("arith.temperature"));
        name.getStyleClass().add(Styles.CAPTION);
        name.setMinWidth(USE_PREF_SIZE);
        // By octaves: from an eighth to eight times, 1 in the middle.
        Slider slider = new Slider(-OCTAVES, OCTAVES, 0);
        slider.setId("temperature");
        slider.setBlockIncrement(0.25);
        slider.accessibleTextProperty().bind(localisation.text("arith.temperature"));
        slider.valueProperty()
                .subscribe(
                        value -> model.temperatureProperty().set(Math.pow(2, value.doubleValue())));
        Label number = new Label();
        number.getStyleClass().add(Styles.NUMBER);
        number.textProperty()
                .bind(model.temperatureProperty().map(value -> Numbers.cell(value.doubleValue())));
        Button reset =
                new IconButton(Feather.ROTATE_CCW, localisation.text("arith.temperature.reset"));
        reset.setId("temperature-reset");
        reset.setOnAction(event -> slider.setValue(0));
        reset.disableProperty().bind(slider.valueProperty().isEqualTo(0));
        getChildren().addAll(name, slider, number, reset);
    }
}
