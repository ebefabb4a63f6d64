package org.kernelscope.ui.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kernelscope.lesson.Guess;
import org.kernelscope.ui.control.Styles;

/** Ten bars to sketch probabilities with; afterwards, beside the real ones. JavaFX thread. */
final class BarsSketch extends HBox {
    private static final int CLASSES = 10;

    private final List<Slider> sliders = new ArrayList<>();

    /**
     * @param changed gets the bars after every change
     */
    BarsSketch(Consumer<Guess.Bars> changed) {
        getStyleClass().add(Styles.LESSON_BARS);
        for (int i = 0; i < CLASSES; i++) {
            Slider slider = new Slider(0, 1, 0);
            slider.setId("lesson-bar-" + i);
            slider.setOrientation(Orientation.VERTICAL);
            slider.setBlockIncrement(0.1);
            slider.setAccessibleText(Integer.toString(i));
            slider.valueProperty().subscribe(value -> told(changed));
            sliders.add(slider);
            add(slider, i);
        }
    }

    private void told(Consumer<Guess.Bars> changed) {
        if (sliders.size() == CLASSES && sliders.stream().anyMatch(each -> each.getValue() > 0)) {
            changed.accept(new Guess.Bars(sliders.stream().map(Slider::getValue).toList()));
        }
    }

    /** The sketch beside the probabilities: two bars a class. */
    static HBox compared(List<Double> sketch, List<Double> real) {
        HBox all = new HBox();
        all.getStyleClass().add(Styles.LESSON_BARS);
        for (int i = 0; i < real.size(); i++) {
            HBox pair = new HBox();
            pair.setAlignment(Pos.BOTTOM_CENTER);
            if (!sketch.isEmpty()) {
                pair.getChildren().add(bar(sketch.get(i), Styles.LESSON_BAR_SKETCH));
            }
            pair.getChildren().add(bar(real.get(i), Styles.LESSON_BAR));
            VBox column = column(pair, i);
            all.getChildren().add(column);
            HBox.setHgrow(column, Priority.ALWAYS);
        }
        return all;
    }

    private static StackPane bar(double share, String style) {
        Region fill = new Region();
        fill.getStyleClass().add(style);
        StackPane place = new StackPane(fill);
        place.setAlignment(Pos.BOTTOM_CENTER);
        place.getStyleClass().add(Styles.LESSON_BAR_PLACE);
        fill.maxHeightProperty().bind(place.heightProperty().multiply(Math.max(share, 0.02)));
        return place;
    }

    private void add(Slider slider, int number) {
        VBox column = column(slider, number);
        getChildren().add(column);
        HBox.setHgrow(column, Priority.ALWAYS);
    }

    private static VBox column(Region bar, int number) {
        Label name = new Label(Integer.toString(number));
        name.getStyleClass().add(Styles.NUMBER);
        VBox column = new VBox(bar, name);
        column.setAlignment(Pos.BOTTOM_CENTER);
        VBox.setVgrow(bar, Priority.ALWAYS);
        return column;
    }
}
