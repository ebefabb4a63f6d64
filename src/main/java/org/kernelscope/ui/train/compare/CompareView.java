package org.kernelscope.ui.train.compare;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.Layer;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.ui.control.CanvasView;
import org.kernelscope.ui.control.Choice;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TrainStyles;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.train.layers.KernelDifferenceView;
import org.kernelscope.ui.train.layers.KernelsView;
import org.kernelscope.ui.train.model.RunPosition;
import org.kernelscope.ui.train.model.TrainModel;
import org.kernelscope.ui.train.tab.ComparisonInference;
import org.kernelscope.ui.train.tab.LayerChoice;
import org.kernelscope.ui.train.tab.TabView;
import org.kernelscope.ui.train.tab.TrainContext;
import org.kernelscope.ui.train.timeline.RunTimeline;
import org.kordamp.ikonli.feather.Feather;

/**
 * Two checkpoints side by side, of one run or of two: the prediction of each for the example on the
 * pad, the kernels of each, and their difference as an image. A is the checkpoint that the time
 * line shows. JavaFX thread.
 */
public final class CompareView extends TabView {
    private final TrainModel model;
    private final NetworkModel network;
    private final DrawingModel drawing;
    private final Display display;
    private final Localisation texts;
    private final ComparisonInference first;
    private final ComparisonInference second;
    private final CanvasView predictions;
    private final Label names = new Label();
    private final ComboBox<String> layers = new Choice<>();
    private final LayerChoice layer;
    private final KernelDifferenceView kernels;
    private final WrapRow both = new WrapRow();
    private final VBox nothing = new VBox();

    // Whose names stand over the predictions.
    private @Nullable Model namedA;
    private @Nullable Model namedB;

    private static ComparisonInference opinion(TrainContext around) {
        return new ComparisonInference(
                around.engine(), around.engineThread(), around.fxThread(), around.notices());
    }

    public CompareView(TrainModel model, TrainContext around) {
        super("train-compare");
        this.model = model;
        this.network = around.network();
        this.drawing = around.drawing();
        this.display = around.display();
        this.texts = around.texts();
        layer = new LayerChoice(layers, model.choices().comparedLayerProperty());
        predictions =
                new CanvasView(
                        display,
                        (pen, width, height) ->
                                new PredictionPairPainter(pen, width, height)
                                        .paint(
                                                firstPrediction(),
                                                secondPrediction(),
                                                label -> name(namedA, label),
                                                label -> name(namedB, label)));
        first = opinion(around);
        second = opinion(around);
        kernels = new KernelDifferenceView(display, texts);
        predictions.setId("compare-predictions");
        predictions.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        predictions.setAccessibleText("");
        names.setId("compare-names");
        names.getStyleClass().add(Styles.CAPTION);
        names.setWrapText(true);
        names.setMinHeight(USE_PREF_SIZE);
        WrapRow choices = new WrapRow();
        choices.getStyleClass().add(TrainStyles.TRAIN_ROW);
        VBox left = new VBox(choices, names, predictions);
        left.getStyleClass().add(TrainStyles.COMPARE_PREDICTIONS);
        VBox.setVgrow(predictions, Priority.ALWAYS);
        HBox.setHgrow(kernels, Priority.ALWAYS);
        both.getChildren().addAll(left, kernels);
        both.getStyleClass().add(TrainStyles.TRAIN_CHARTS);
        VBox.setVgrow(both, Priority.ALWAYS);
        nothing();
        choices(choices);
        getChildren().addAll(both, nothing);
        refreshed(Duration.ofMillis(200), this::refresh)
                .of(
                        model.time().shownProperty(),
                        model.time().otherProperty(),
                        network.inferenceProperty(),
                        drawing.drawingProperty(),
                        layers.valueProperty(),
                        display.themeProperty(),
                        display.paletteProperty(),
                        texts.languageProperty());
        // At once: until it is there, nothing is shown under the name of the checkpoint.
        first.answerProperty().subscribe(answer -> showPredictions());
        second.answerProperty().subscribe(answer -> showPredictions());
    }

    private void nothing() {
        Label hint = new Label();
        hint.textProperty().bind(texts.text("training.compare.nothing"));
        hint.setWrapText(true);
        Button start = new Button();
        start.setId("compare-start");
        start.textProperty().bind(texts.text("training.compare.start"));
        start.setOnAction(event -> model.time().compareWithStart());
        nothing.getChildren().addAll(hint, start);
        nothing.setAlignment(Pos.CENTER);
        nothing.getStyleClass().add(TrainStyles.TRAIN_INVITATION);
        VBox.setVgrow(nothing, Priority.ALWAYS);
        ObservableValue<Boolean> none = model.time().otherProperty().isNull();
        nothing.visibleProperty().bind(none);
        nothing.managedProperty().bind(none);
        both.visibleProperty().bind(model.time().otherProperty().isNotNull());
        both.managedProperty().bind(both.visibleProperty());
    }

    private void choices(HBox row) {
        MenuButton with = new MenuButton();
        layers.setId("compare-layer");
        layers.accessibleTextProperty().bind(texts.text("training.compare.layer"));
        with.setId("compare-with");
        with.textProperty().bind(texts.text("training.compare.with"));
        with.setOnShowing(event -> with.getItems().setAll(possible()));
        // A menu without an entry would never open.
        with.getItems().add(new MenuItem());
        with.setMinWidth(USE_PREF_SIZE);
        Button swap = new IconButton(Feather.REPEAT, texts.text("training.compare.swap"));
        swap.setId("compare-swap");
        swap.setOnAction(event -> model.time().swap());
        swap.disableProperty().bind(model.time().otherProperty().isNull());
        Button none = new IconButton(Feather.X, texts.text("training.compare.end"));
        none.setId("compare-end");
        none.setOnAction(event -> model.time().compareWith(null));
        none.disableProperty().bind(model.time().otherProperty().isNull());
        layers.setMinWidth(USE_PREF_SIZE);
        layers.visibleProperty()
                .bind(
                        model.time()
                                .otherProperty()
                                .isNotNull()
                                .and(Bindings.isNotEmpty(layers.getItems())));
        layers.managedProperty().bind(layers.visibleProperty());
        row.getChildren().addAll(with, swap, none);
        choice(layers);
    }

    private List<MenuItem> possible() {
        RunPosition shown = model.time().shownProperty().get();
        List<MenuItem> items = new java.util.ArrayList<>();
        if (shown != null) {
            item(items, "training.compare.start", model.time()::compareWithStart);
            item(items, "training.compare.here", () -> model.time().compareWith(shown));
            for (RunRecord run : model.time().runs().all()) {
                if (run.number() != shown.run().number()) {
                    MenuItem item =
                            new MenuItem(
                                    texts.texts()
                                            .get(
                                                    "training.compare.run",
                                                    model.time().runs().name(texts.texts(), run)));
                    item.setOnAction(
                            event ->
                                    model.time()
                                            .compareWith(RunPosition.nearest(run, shown.step())));
                    items.add(item);
                }
            }
        }
        return items;
    }

    private void item(List<MenuItem> items, String key, Runnable action) {
        MenuItem item = new MenuItem(texts.texts().get(key));
        item.setOnAction(event -> action.run());
        items.add(item);
    }

    @Override
    protected boolean isBusy() {
        return first.isBusy() || second.isBusy();
    }

    private void refresh() {
        RunPosition a = model.time().shownProperty().get();
        RunPosition b = model.time().otherProperty().get();
        if (a == null || b == null) {
            first.forget();
            second.forget();
            return;
        }
        Model ofA = a.model();
        Model ofB = b.model();
        namedA = ofA;
        namedB = ofB;
        if (!model.time().isOnStage()) {
            first.ask(ofA, drawing.drawing());
        }
        second.ask(ofB, drawing.drawing());
        Texts words = texts.texts();
        names.setText(
                words.get(
                        "training.compare.names",
                        model.time().runs().name(words, a.run()),
                        RunTimeline.where(words, a),
                        model.time().runs().name(words, b.run()),
                        RunTimeline.where(words, b)));
        List<String> possible =
                a.run().architecture().layers().stream()
                        .filter(KernelsView::hasSheet)
                        .map(Layer::name)
                        .toList();
        layer.offer(possible, 0);
        showKernels(a, b);
        showPredictions();
    }

    private void showPredictions() {
        predictions.setAccessibleText(sentence(firstPrediction(), secondPrediction()));
        predictions.repaint();
    }

    private void showKernels(RunPosition a, RunPosition b) {
        String name = layers.getValue();
        Optional<Layer> layer =
                name == null ? Optional.empty() : a.run().architecture().layer(name);
        boolean same = a.run().architecture().equals(b.run().architecture());
        if (layer.isEmpty() || !same) {
            kernels.show(null, null, null);
            return;
        }
        Weights of = a.checkpoint().weights();
        Weights other = b.checkpoint().weights();
        kernels.show(
                Kernels.of(layer.get(), of).orElse(null),
                Kernels.of(layer.get(), other).orElse(null),
                KernelsView.difference(layer.get(), of, other)
                        .flatMap(difference -> Kernels.of(layer.get(), difference))
                        .orElse(null));
    }

    private @Nullable Tensor firstPrediction() {
        // Another network may be on the stage since; then A is run separately.
        return model.time().isOnStage()
                ? probabilities(network.inferenceProperty().get())
                : prediction(first, namedA);
    }

    private @Nullable Tensor secondPrediction() {
        return prediction(second, namedB);
    }

    private static @Nullable Tensor prediction(ComparisonInference opinion, @Nullable Model named) {
        return named == null ? null : probabilities(opinion.answerOf(named));
    }

    private static @Nullable Tensor probabilities(@Nullable InferenceResult inference) {
        return inference == null || inference.prepared().empty()
                ? null
                : inference.activations().probabilities();
    }

    private static String name(@Nullable Model named, int label) {
        return named == null ? Integer.toString(label) : named.className(label);
    }

    private String sentence(@Nullable Tensor a, @Nullable Tensor b) {
        return a == null || b == null
                ? ""
                : texts.texts()
                        .get(
                                "training.compare.predictions",
                                name(namedA, a.argMax()),
                                Numbers.probability(a.get(a.argMax())),
                                name(namedB, b.argMax()),
                                Numbers.probability(b.get(b.argMax())));
    }
}
