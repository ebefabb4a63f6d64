package org.kernelscope.ui.arithmetic;

import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TranslatedChoice;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.state.LandscapeModel;
import org.kernelscope.ui.state.Localisation;

/** The tools of a landscape: its axes, and of how many examples the loss is the mean. */
final class LandscapeTools extends WrapRow {
    LandscapeTools(ArithmeticModel model, LandscapeModel landscapes, Localisation localisation) {
        setId("landscape-tools");
        getStyleClass().add(Styles.ARITHMETIC_TOOLS);
        setAlignment(Pos.CENTER_LEFT);
        TranslatedChoice<LandscapeModel.Kind> kind =
                new TranslatedChoice<>(
                        "landscape-axes",
                        List.of(LandscapeModel.Kind.values()),
                        localisation,
                        each ->
                                each == null
                                        ? ""
                                        : localisation
                                                .texts()
                                                .get(
                                                        each == LandscapeModel.Kind.WEIGHTS
                                                                ? "gradient.landscape.ofWeights"
                                                                : "gradient.landscape.ofGradient"));
        kind.accessibleTextProperty().bind(localisation.text("gradient.landscape.axes"));
        kind.valueProperty().bindBidirectional(landscapes.kindProperty());
        TranslatedChoice<Integer> examples =
                StepTools.images("landscape-examples", LandscapeModel.EXAMPLES, localisation);
        examples.valueProperty().bindBidirectional(landscapes.countProperty());
        getChildren().addAll(kind, second(landscapes, localisation), examples);
        visibleProperty().bind(model.tabProperty().isEqualTo(DetailTab.LANDSCAPE));
        managedProperty().bind(visibleProperty());
    }

    /** The weight of the second axis, by its row and column in the kernel. */
    private static TranslatedChoice<Integer> second(
            LandscapeModel landscapes, Localisation localisation) {
        TranslatedChoice<Integer> second =
                new TranslatedChoice<>(
                        "landscape-second",
                        List.of(-1),
                        localisation,
                        each -> name(localisation.texts(), landscapes.sideProperty().get(), each));
        second.accessibleTextProperty().bind(localisation.text("gradient.landscape.second"));
        landscapes
                .sideProperty()
                .subscribe(
                        now -> {
                            int side = now.intValue();
                            second.getItems()
                                    .setAll(IntStream.range(-1, side * side).boxed().toList());
                            second.setValue(landscapes.secondProperty().get());
                        });
        landscapes.secondProperty().subscribe(second::setValue);
        second.setOnAction(
                event -> {
                    if (second.getValue() != null) {
                        landscapes.secondProperty().set(second.getValue());
                    }
                });
        second.visibleProperty().bind(landscapes.sideProperty().greaterThan(0));
        second.managedProperty().bind(second.visibleProperty());
        return second;
    }

    private static String name(Texts texts, int side, @Nullable Integer weight) {
        return weight == null || weight < 0 || side == 0
                ? texts.get("gradient.landscape.steepest")
                : texts.get("gradient.landscape.place", weight / side + 1, weight % side + 1);
    }
}
