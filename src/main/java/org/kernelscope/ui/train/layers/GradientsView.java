package org.kernelscope.ui.train.layers;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.ClassNames;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Model;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.training.TrainingProblems;
import org.kernelscope.training.settings.RunSettings;
import org.kernelscope.ui.control.PixelView;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TrainStyles;
import org.kernelscope.ui.control.TranslatedChoice;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.fx.Latest;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.MapPainter;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.train.model.RunPosition;
import org.kernelscope.ui.train.model.TabChoices;
import org.kernelscope.ui.train.model.TrainModel;
import org.kernelscope.ui.train.tab.LayerChoice;
import org.kernelscope.ui.train.tab.TabView;
import org.kernelscope.ui.train.tab.TrainContext;

/**
 * The gradients of the loss beside the activations, map by map, for the example on the pad: what
 * the next step of training would follow downhill if it were shown this example. JavaFX thread.
 */
public final class GradientsView extends TabView {
    private final TrainModel model;
    private final NetworkModel network;
    private final Display display;
    private final Localisation texts;
    private final ObjectProperty<Integer> label;
    private final Latest<Question, GradientMaps> questions;
    private final Label hint = new Label();
    private final TranslatedChoice<String> layers;
    private final LayerChoice layer;
    private final Pair pair = new Pair();
    private GradientMaps maps = new GradientMaps(List.of());
    private @Nullable Question asked;
    private @Nullable Question shown;

    /**
     * Of what the gradients are.
     *
     * @param run the number of the run that the network is from; 0 if it was opened
     */
    private record Question(Model model, int run, Activations activations, int label, Loss loss) {
        /** True if both are of the same network, perhaps at different steps of its training. */
        boolean isOfSameNetwork(Question other) {
            return run == other.run && model.architecture().equals(other.model.architecture());
        }

        GradientMaps gradients() {
            return GradientMaps.of(model, activations, label, loss);
        }
    }

    /** The names in the list of classes. */
    private @Nullable ClassNames offered;

    public GradientsView(TrainModel model, TrainContext around) {
        super("train-gradients");
        this.model = model;
        this.network = around.network();
        this.display = around.display();
        this.texts = around.texts();
        this.label = model.choices().gradientsLabelProperty();
        questions =
                new Latest<>(
                        around.analysis(),
                        around.fxThread(),
                        Question::gradients,
                        this::show,
                        (question, failure) ->
                                around.notices().tell(TrainingProblems.refused(failure)));
        hint.getStyleClass().addAll(Styles.CAPTION, Styles.SPARED_LOWER);
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        layers =
                new TranslatedChoice<>(
                        "gradients-layer", List.of(), texts, row -> row == null ? "" : name(row));
        layer = new LayerChoice(layers, model.choices().gradientsLayerProperty());
        layers.setMinWidth(USE_PREF_SIZE);
        layers.accessibleTextProperty().bind(texts.text("training.gradients.which"));
        VBox.setVgrow(pair, Priority.ALWAYS);
        Label name = new Label();
        name.textProperty().bind(texts.text("training.gradients.label"));
        name.getStyleClass().add(Styles.CAPTION);
        name.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        WrapRow choices = new WrapRow(layers, space, name, labels());
        choices.getStyleClass().add(TrainStyles.TRAIN_ROW);
        getChildren().addAll(choices, pair, hint);
        refreshed(Duration.ofMillis(600), this::refresh)
                .of(
                        network.inferenceProperty(),
                        label,
                        layers.valueProperty(),
                        model.settingsProperty(),
                        display.themeProperty(),
                        display.paletteProperty(),
                        texts.languageProperty());
    }

    private TranslatedChoice<Integer> labels() {
        TranslatedChoice<Integer> box =
                new TranslatedChoice<>(
                        "gradients-label",
                        classes(),
                        texts,
                        example ->
                                example == null || example == TabChoices.PREDICTED
                                        ? texts.texts().get("training.gradients.prediction")
                                        : network.className(example));
        network.modelProperty().subscribe(now -> offer(box));
        box.valueProperty().bindBidirectional(label);
        box.setMinWidth(USE_PREF_SIZE);
        box.accessibleTextProperty().bind(texts.text("training.gradients.label"));
        return box;
    }

    private List<Integer> classes() {
        Model now = network.modelProperty().get();
        int count = now == null ? ClassNames.DIGITS.count() : now.architecture().classes();
        return IntStream.range(TabChoices.PREDICTED, count).boxed().toList();
    }

    /** Offers the classes of another network; the cells have to say their names anew. */
    private void offer(TranslatedChoice<Integer> box) {
        Model now = network.modelProperty().get();
        ClassNames names = network.classNamesProperty().get();
        List<Integer> classes = classes();
        if (now == null || classes.equals(box.getItems()) && Objects.equals(names, offered)) {
            return;
        }
        offered = names;
        int chosen = label.get();
        box.getItems().setAll(classes);
        label.set(classes.contains(chosen) ? chosen : TabChoices.PREDICTED);
        box.translate();
    }

    @Override
    protected boolean isBusy() {
        return questions.isBusy();
    }

    private void refresh() {
        InferenceResult inference = network.inferenceProperty().get();
        boolean example = inference != null && !inference.prepared().empty();
        hint.setText(
                example
                        ? texts.texts().get("training.gradients.hint")
                        : texts.texts().get("training.gradients.empty"));
        if (inference == null || !example) {
            pair.setVisible(false);
            return;
        }
        Tensor probabilities = inference.activations().probabilities();
        int wanted = label.get() == TabChoices.PREDICTED ? probabilities.argMax() : label.get();
        int within = Math.min(probabilities.size() - 1, wanted);
        RunPosition place = model.time().shownProperty().get();
        RunSettings settings =
                place == null ? model.settingsProperty().get() : place.run().settings();
        // The network on the stage need not be the one that was trained.
        Loss loss = settings.adaptedTo(inference.model().architecture()).loss();
        int run =
                place == null || !network.originProperty().get().isCheckpoint()
                        ? 0
                        : place.run().number();
        Question question =
                new Question(inference.model(), run, inference.activations(), within, loss);
        if (!question.equals(asked)) {
            asked = question;
            questions.ask(question);
        }
        showLayer();
    }

    private void show(Question question, GradientMaps computed) {
        maps = computed;
        shown = question;
        List<String> names = maps.rows().stream().map(GradientMaps.Row::name).toList();
        // The first layer, if one has maps: that of the input is of the network as a whole.
        layer.offer(names, Math.min(1, names.size() - 1));
        showLayer();
    }

    private String name(String row) {
        return row.equals(GradientMaps.INPUT) ? texts.texts().get("layer.input") : row;
    }

    /** Gradients of another network are not shown while those of this one are computed. */
    private void showLayer() {
        Question now = shown;
        Question wanted = asked;
        pair.setVisible(now != null && wanted != null && now.isOfSameNetwork(wanted));
        maps.rows().stream()
                .filter(row -> row.name().equals(layers.getValue()))
                .forEach(pair::show);
    }

    /** The maps of a layer above their gradients. */
    private final class Pair extends VBox {
        private final Label title = new Label();
        private final PixelView picture = new PixelView(this::paint);
        private GradientMaps.@Nullable Row maps;

        Pair() {
            title.getStyleClass().add(Styles.CAPTION);
            title.setWrapText(true);
            title.setMinHeight(USE_PREF_SIZE);
            picture.setId("gradients-maps");
            picture.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
            VBox.setVgrow(picture, Priority.ALWAYS);
            setMinHeight(0);
            getChildren().addAll(title, picture);
        }

        void show(GradientMaps.Row now) {
            maps = now;
            name();
        }

        void name() {
            GradientMaps.Row now = maps;
            if (now != null) {
                title.setText(
                        texts.texts()
                                .get(
                                        "training.gradients.layer",
                                        GradientsView.this.name(now.name()),
                                        Numbers.value(GradientMaps.limit(now.values())),
                                        Numbers.value(GradientMaps.limit(now.gradients()))));
                picture.setAccessibleText(title.getText());
                picture.repaint();
            }
        }

        private void paint(Raster raster, double unit) {
            raster.clear(0);
            GradientMaps.Row now = maps;
            if (now == null) {
                return;
            }
            int line = Math.max(1, (int) Math.round(unit));
            int gap = 3 * line;
            int side = now.values().shape().columns();
            int tall = (raster.height() - 3 * line - gap) / 2;
            int cell =
                    Math.max(
                            1,
                            Math.min(
                                    tall / now.values().shape().rows(),
                                    (raster.width() / now.values().shape().channels() - gap)
                                            / side));
            int step = cell * side + gap;
            int channels =
                    Math.min(now.values().shape().channels(), (raster.width() - line) / step);
            float values = GradientMaps.limit(now.values());
            float slopes = GradientMaps.limit(now.gradients());
            int below = cell * now.values().shape().rows() + gap;
            for (int channel = 0; channel < channels; channel++) {
                int x = line + channel * step;
                tile(raster, now.values(), values, channel, x, line, cell, line);
                tile(raster, now.gradients(), slopes, channel, x, line + below, cell, line);
            }
        }

        private void tile(
                Raster raster,
                Tensor values,
                float limit,
                int channel,
                int x,
                int y,
                int cell,
                int line) {
            Look look = display.look();
            MapPainter.signed(
                    raster, values, channel, x, y, cell, limit, look.palette(), look.theme());
            raster.frame(
                    x,
                    y,
                    cell * values.shape().columns(),
                    cell * values.shape().rows(),
                    line,
                    look.tileFrame());
        }
    }
}
