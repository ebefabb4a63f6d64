package org.kernelscope.ui.lesson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kernelscope.data.ClassNames;
import org.kernelscope.lesson.BarRows;
import org.kernelscope.lesson.LearnerAnswer;
import org.kernelscope.ui.control.Styles;

/**
 * A bar for each class to sketch probabilities with; afterwards, beside the real ones. JavaFX
 * thread.
 */
final class BarsSketch extends VBox {
    private final List<String> names;
    private final List<Slider> sliders = new ArrayList<>();

    /**
     * @param names of the classes
     * @param changed gets the bars after every change
     */
    BarsSketch(List<String> names, Consumer<LearnerAnswer.Bars> changed) {
        this.names = List.copyOf(names);
        for (int i = 0; i < names.size(); i++) {
            Slider slider = new Slider(0, 1, 0);
            slider.setId("lesson-bar-" + i);
            slider.setOrientation(Orientation.VERTICAL);
            slider.setBlockIncrement(0.1);
            slider.setAccessibleText(names.get(i));
            slider.valueProperty().subscribe(value -> told(changed));
            sliders.add(slider);
        }
        getChildren().setAll(rows(names, sliders::get));
    }

    /** The names of the classes. */
    List<String> names() {
        return names;
    }

    private void told(Consumer<LearnerAnswer.Bars> changed) {
        boolean complete = sliders.size() == names.size();
        if (complete && sliders.stream().anyMatch(each -> each.getValue() > 0)) {
            changed.accept(new LearnerAnswer.Bars(sliders.stream().map(Slider::getValue).toList()));
        }
    }

    /** The sketch beside the probabilities: two bars a class. */
    static VBox compared(List<String> names, List<Double> sketch, List<Double> real) {
        VBox all = new VBox();
        all.getChildren()
                .setAll(
                        rows(
                                names,
                                label -> {
                                    HBox pair = new HBox();
                                    pair.setAlignment(Pos.BOTTOM_CENTER);
                                    if (label < sketch.size()) {
                                        pair.getChildren()
                                                .add(
                                                        bar(
                                                                sketch.get(label),
                                                                Styles.LESSON_BAR_SKETCH));
                                    }
                                    pair.getChildren().add(bar(real.get(label), Styles.LESSON_BAR));
                                    return pair;
                                }));
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

    private static List<HBox> rows(List<String> names, IntFunction<Region> bars) {
        List<List<Integer>> rows = BarRows.of(names);
        int most = rows.stream().map(List::size).max(Comparator.naturalOrder()).orElse(1);
        List<HBox> all = new ArrayList<>();
        for (List<Integer> labels : rows) {
            HBox row = new HBox();
            row.getStyleClass().add(Styles.LESSON_BARS);
            for (int label : labels) {
                row.getChildren().add(column(bars.apply(label), names.get(label), most));
            }
            all.add(row);
        }
        return all;
    }

    private static VBox column(Region bar, String name, int inRow) {
        Label below = new Label(ClassNames.shortened(name, BarRows.room(inRow)));
        below.getStyleClass().add(Styles.NUMBER);
        VBox column = new VBox(bar, below);
        column.setAlignment(Pos.BOTTOM_CENTER);
        // All columns are equally wide, whatever their names are.
        column.setPrefWidth(1);
        column.setMinWidth(0);
        VBox.setVgrow(bar, Priority.ALWAYS);
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
    }
}
