package org.kernelscope.ui.train.layers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.Layer;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.PixelView;
import org.kernelscope.ui.control.SegmentedChoice;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TrainStyles;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.chart.KernelSheet;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.train.model.RunPosition;
import org.kernelscope.ui.train.model.TabChoices.KernelSubject;
import org.kernelscope.ui.train.model.TrainModel;
import org.kernelscope.ui.train.tab.TabView;

/**
 * The kernels of the first two layers of convolutions, as images: as they are at the moment that is
 * shown, or their difference from those of the beginning. JavaFX thread.
 */
public final class KernelsView extends TabView {
    /** More kernels than these fill no sheet that anybody could read. */
    private static final int MOST_MAPS = 40;

    private static final int SHEETS = 2;

    private final TrainModel model;
    private final Display display;
    private final Localisation texts;
    private final ObjectProperty<KernelSubject> subject;
    private final WrapRow sheets = new WrapRow();
    private final List<Sheet> shown = new ArrayList<>();
    private final Label hint = new Label();

    public KernelsView(TrainModel model, Display display, Localisation texts) {
        super("train-kernels");
        this.model = model;
        this.display = display;
        this.texts = texts;
        this.subject = model.choices().kernelsProperty();
        sheets.getStyleClass().add(TrainStyles.TRAIN_CHARTS);
        VBox.setVgrow(sheets, Priority.ALWAYS);
        hint.getStyleClass().add(Styles.CAPTION);
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        choice(new SegmentedChoice<>("kernels-", KernelSubject.class, subject, this::name));
        getChildren().addAll(sheets, hint);
        refreshed(Duration.ofMillis(200), this::refresh)
                .of(
                        model.time().shownProperty(),
                        subject,
                        display.themeProperty(),
                        display.paletteProperty(),
                        texts.languageProperty());
    }

    private javafx.beans.value.ObservableValue<String> name(KernelSubject one) {
        return switch (one) {
            case WEIGHTS -> texts.text("training.kernels.weights");
            case CHANGE -> texts.text("training.kernels.change");
        };
    }

    private void refresh() {
        RunPosition place = model.time().shownProperty().get();
        if (place == null) {
            return;
        }
        List<Layer> layers =
                place.run().architecture().layers().stream()
                        .filter(KernelsView::hasSheet)
                        .limit(SHEETS)
                        .toList();
        if (!layers.equals(shown.stream().map(Sheet::layer).toList())) {
            shown.clear();
            layers.forEach(layer -> shown.add(new Sheet(layer)));
            sheets.getChildren().setAll(shown);
            for (Sheet sheet : shown) {
                boolean single =
                        sheet.layer().inputShape().channels() == 1
                                && sheet.layer().outputShape().channels() <= MOST_MAPS;
                sheet.getStyleClass()
                        .add(single ? TrainStyles.KERNELS_FEW : TrainStyles.KERNELS_MANY);
                HBox.setHgrow(sheet, single ? Priority.NEVER : Priority.ALWAYS);
            }
        }
        shown.forEach(sheet -> sheet.show(place));
        boolean rows = layers.stream().anyMatch(layer -> layer.inputShape().channels() > 1);
        hint.setText(
                layers.isEmpty()
                        ? texts.texts().get("training.kernels.none")
                        : rows ? texts.texts().get("training.kernels.hint") : "");
    }

    /** True if its kernels are squares larger than one cell, and not too many. */
    public static boolean hasSheet(Layer layer) {
        // Trainable subsampling has parameters and a window, and yet no kernels.
        return layer.parameters().stream()
                        .anyMatch(parameter -> parameter.role() == ParameterSpec.Role.WEIGHT)
                && layer.window().size() > 1
                && (isOverPicture(layer)
                        || (layer.outputShape().channels() <= MOST_MAPS
                                && layer.outputShape().plane() > 1));
    }

    /** True if it maps an image to single values: the weights of each are an image, too. */
    private static boolean isOverPicture(Layer layer) {
        return layer.inputShape().channels() == 1 && layer.outputShape().plane() == 1;
    }

    /** {@code to − from}, weight by weight, in one layer; all others are as in {@code to}. */
    public static Optional<Weights> difference(Layer layer, Weights to, Weights from) {
        java.util.Map<String, Tensor> tensors = new java.util.HashMap<>();
        for (ParameterSpec parameter : layer.parameters()) {
            Tensor now = to.asMap().get(parameter.name());
            Tensor before = from.asMap().get(parameter.name());
            if (now == null || before == null || !before.shape().equals(now.shape())) {
                return Optional.empty();
            }
            float[] values = now.toArray();
            for (int i = 0; i < values.length; i++) {
                values[i] -= before.get(i);
            }
            tensors.put(parameter.name(), Tensor.takeOver(before.shape(), values));
        }
        try {
            return Optional.of(to.withAll(tensors));
        } catch (ArchitectureException overflown) {
            // Both are finite, but so far apart that their difference is not.
            return Optional.empty();
        }
    }

    /** The kernels of one layer. */
    private final class Sheet extends VBox {
        private final Layer layer;
        private final Label title = new Label();
        private final Label range = new Label();
        private final PixelView picture = new PixelView(this::paint);
        private @Nullable Kernels kernels;
        private float limit;

        Sheet(Layer layer) {
            this.layer = layer;
            setId("kernels-of-" + layer.name());
            title.getStyleClass().add(Styles.SECTION_TITLE);
            range.getStyleClass().add(Styles.CAPTION);
            picture.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
            StackPane room = new StackPane(picture);
            room.setMinSize(0, 0);
            VBox.setVgrow(room, Priority.ALWAYS);
            getChildren().addAll(title, range, room);
            setMinWidth(0);
        }

        Layer layer() {
            return layer;
        }

        void show(RunPosition place) {
            @Nullable Weights weights = place.checkpoint().weights();
            if (subject.get() == KernelSubject.CHANGE) {
                Weights first = place.run().timeline().first().weights();
                weights = difference(layer, weights, first).orElse(null);
            }
            if (weights == null) {
                // The difference is not finite. The weights must not stand under its name.
                kernels = null;
                range.setText("");
                picture.setAccessibleText(title.getText());
                picture.repaint();
                return;
            }
            Kernels now = Kernels.of(layer, weights).orElseThrow();
            kernels = now;
            limit = KernelSheet.limit(now);
            Texts words = texts.texts();
            int side = now.rows();
            title.setText(
                    words.get(
                            isOverPicture(layer)
                                    ? "training.kernels.units"
                                    : "training.kernels.title",
                            layer.name(),
                            now.maps(),
                            now.inputs(),
                            side + "×" + side));
            range.setText(words.get("training.kernels.range", Numbers.value(limit)));
            picture.setAccessibleText(title.getText() + ", " + range.getText());
            picture.repaint();
        }

        private void paint(Raster raster, double unit) {
            raster.clear(0);
            Kernels now = kernels;
            if (now == null) {
                return;
            }
            Look look = display.look();
            int line = Math.max(1, (int) Math.round(unit));
            KernelSheet sheet =
                    KernelSheet.fitting(
                            now.maps(),
                            now.inputs(),
                            now.rows(),
                            raster.width() - 2 * line,
                            raster.height() - 2 * line,
                            2,
                            (int) Math.round(4 * unit));
            sheet.paint(raster, now, line, line, limit, look, line);
        }
    }
}
