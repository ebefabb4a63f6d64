package org.kernelscope.ui.train.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.kernelscope.data.Augmentation;
import org.kernelscope.data.Batch;
import org.kernelscope.data.Batches;
import org.kernelscope.data.Colouring;
import org.kernelscope.data.Dataset;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.InkView;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.control.Tooltips;
import org.kernelscope.ui.control.TrainStyles;
import org.kernelscope.ui.control.TranslatedChoice;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.train.tab.DatasetLoader;
import org.kernelscope.ui.train.tab.ViewRefresh;
import org.kordamp.ikonli.feather.Feather;

/**
 * The distortion of the examples: a few usual strengths, five sliders, and ten examples that show
 * what comes of it. JavaFX thread.
 */
final class AugmentationView extends VBox {
    private static final int SHOWN = 10;
    private static final int ROWS = 2;
    private static final double SIDE = 2.6;

    /** Usual strengths. */
    private enum Strength {
        NONE(Augmentation.NONE),
        GENTLE(new Augmentation(1, 5, 0.06, 0.08, 0)),
        USUAL(Augmentation.MNIST),
        STRONG(new Augmentation(3, 20, 0.25, 0.35, 3));

        private final Augmentation augmentation;

        Strength(Augmentation augmentation) {
            this.augmentation = augmentation;
        }
    }

    private final SettingsForm form;
    private final DatasetLoader datasets;
    private final Localisation texts;
    private final List<InkView> pictures = new ArrayList<>();
    private int draw;
    private final Set<Colouring> asked = EnumSet.noneOf(Colouring.class);

    AugmentationView(SettingsForm form, DatasetLoader datasets, Display display) {
        this.form = form;
        this.datasets = datasets;
        this.texts = form.texts();
        setId("augmentation");
        getStyleClass().add(TrainStyles.TRAIN_SETTINGS);
        TilePane preview = new TilePane();
        preview.setPrefColumns(SHOWN / ROWS);
        preview.setMinWidth(USE_PREF_SIZE);
        preview.setId("augmentation-preview");
        preview.getStyleClass().add(Styles.TRAIN_GALLERY);
        for (int i = 0; i < SHOWN; i++) {
            InkView picture = new InkView(28, InkView.Fit.FILL, display.themeProperty());
            TextSize.follow(picture, em -> picture.sideProperty().set(Math.round(SIDE * em)));
            pictures.add(picture);
        }
        preview.getChildren().addAll(pictures);
        Button others = new IconButton(Feather.REFRESH_CW, texts.text("training.augment.again"));
        others.setId("augmentation-again");
        others.setOnAction(
                event -> {
                    draw++;
                    preview();
                });
        HBox shown = new HBox(preview, others);
        shown.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(strengths(), shown, sliders());
        new ViewRefresh(this, this::preview).of(form.settingsProperty());
    }

    private Augmentation augmentation() {
        return form.settings().augmentation();
    }

    private void set(Augmentation wanted) {
        form.set(form.settings().withAugmentation(wanted));
    }

    private HBox strengths() {
        Label name = new Label();
        name.textProperty().bind(texts.text("training.augment"));
        name.getStyleClass().add(Styles.SECTION_TITLE);
        TranslatedChoice<Strength> box =
                new TranslatedChoice<>(
                        "augmentation-strength",
                        List.of(Strength.values()),
                        texts,
                        strength ->
                                strength == null
                                        ? texts.texts().get("training.augment.own")
                                        : name(strength));
        box.setMinWidth(USE_PREF_SIZE);
        box.accessibleTextProperty().bind(texts.text("training.augment"));
        Tooltips.explain(box, texts.text("training.augment.help"), 360);
        box.setOnAction(
                event -> {
                    if (box.getValue() != null) {
                        set(box.getValue().augmentation);
                    }
                });
        form.follow(
                () -> {
                    Strength same = null;
                    for (Strength strength : Strength.values()) {
                        same = strength.augmentation.equals(augmentation()) ? strength : same;
                    }
                    box.setValue(same);
                });
        HBox row = new HBox(name, box);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add(TrainStyles.TRAIN_TOOLS);
        return row;
    }

    private String name(Strength strength) {
        return switch (strength) {
            case NONE -> texts.texts().get("training.augment.none");
            case GENTLE -> texts.texts().get("training.augment.gentle");
            case USUAL -> texts.texts().get("training.augment.usual");
            case STRONG -> texts.texts().get("training.augment.strong");
        };
    }

    private GridPane sliders() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add(Styles.FACTS);
        add(
                grid,
                texts.text("training.augment.shift"),
                5,
                Augmentation::shift,
                (a, v) -> new Augmentation(v, a.degrees(), a.scale(), a.shear(), a.elastic()));
        add(
                grid,
                texts.text("training.augment.rotate"),
                45,
                Augmentation::degrees,
                (a, v) -> new Augmentation(a.shift(), v, a.scale(), a.shear(), a.elastic()));
        add(
                grid,
                texts.text("training.augment.scale"),
                0.5,
                Augmentation::scale,
                (a, v) -> new Augmentation(a.shift(), a.degrees(), v, a.shear(), a.elastic()));
        add(
                grid,
                texts.text("training.augment.shear"),
                0.8,
                Augmentation::shear,
                (a, v) -> new Augmentation(a.shift(), a.degrees(), a.scale(), v, a.elastic()));
        add(
                grid,
                texts.text("training.augment.elastic"),
                5,
                Augmentation::elastic,
                (a, v) -> new Augmentation(a.shift(), a.degrees(), a.scale(), a.shear(), v));
        return grid;
    }

    private void add(
            GridPane grid,
            ObservableValue<String> name,
            double most,
            ToDoubleFunction<Augmentation> get,
            BiFunction<Augmentation, Double, Augmentation> with) {
        Label label = new Label();
        label.textProperty().bind(name);
        label.getStyleClass().add(Styles.CAPTION);
        label.setMinWidth(USE_PREF_SIZE);
        Slider slider = new Slider(0, most, 0);
        slider.setBlockIncrement(most / 20);
        slider.accessibleTextProperty().bind(name);
        Label number = new Label();
        number.getStyleClass().add(Styles.NUMBER);
        number.setMinWidth(USE_PREF_SIZE);
        slider.valueProperty()
                .subscribe(
                        value -> {
                            double rounded = Math.rint(value.doubleValue() / most * 100) / 100;
                            number.setText(String.format(Locale.ROOT, "%.3g", rounded * most));
                            // The preset's own values need not lie on the slider's steps.
                            if (Math.abs(value.doubleValue() - get.applyAsDouble(augmentation()))
                                    > 1e-9) {
                                set(with.apply(augmentation(), rounded * most));
                            }
                        });
        form.follow(() -> slider.setValue(get.applyAsDouble(augmentation())));
        int at = grid.getRowCount();
        grid.addRow(at, label, slider, number);
    }

    private void preview() {
        Colouring colouring = form.settings().colouring();
        Dataset examples = datasets.train(colouring).get();
        if (asked.add(colouring)) {
            datasets.train(colouring).subscribe(read -> preview());
        } else if (examples != null) {
            show(examples);
        }
    }

    private void show(Dataset examples) {
        int count = Math.min(SHOWN, examples.count());
        long seed = form.settings().seed() + draw;
        Batch batch =
                new Batches(examples.range(0, count), count, seed, augmentation()).at(0, count);
        Shape shape = batch.shape();
        float[] ink = batch.ink().toArray();
        for (int i = 0; i < count; i++) {
            float[] one = Arrays.copyOfRange(ink, i * shape.size(), (i + 1) * shape.size());
            pictures.get(i).inkProperty().set(Tensor.takeOver(shape, one));
        }
    }
}
