package org.kernelscope.ui.arithmetic;

import java.util.List;
import javafx.geometry.Pos;
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
        getChildren().addAll(kind, examples);
        visibleProperty().bind(model.tabProperty().isEqualTo(DetailTab.LANDSCAPE));
        managedProperty().bind(visibleProperty());
    }
}
