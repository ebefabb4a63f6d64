package org.kernelscope.ui.data;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kernelscope.dataset.DatasetPredictions;
import org.kernelscope.dataset.NearestImages;
import org.kernelscope.dataset.NearestImages.Kind;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.DataStyles;
import org.kernelscope.ui.control.FoldingRow;
import org.kernelscope.ui.control.FormFields;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.data.ExampleGridModel.Order;
import org.kernelscope.ui.data.ExampleGridModel.Show;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Localisation;
import org.kordamp.ikonli.feather.Feather;

/**
 * The tools of the grid: which examples, in which order, and what is done with those that are
 * selected. JavaFX thread.
 */
final class ExampleGridTools {
    /** Any class, any prediction; the one before the first class. */
    private static final int ANY = -1;

    private final DataModel data;
    private final ExampleGridModel exampleGrid;
    private final PredictionsModel predictions;
    private final Localisation texts;
    private final FormFields fields;
    private final ComboBox<Integer> only;
    private final ComboBox<Integer> predicted;
    private final MenuButton relabel = new MenuButton();
    private final Label count = new Label();
    private final HBox words = new HBox();
    private final FoldingRow row;
    private @Nullable DatasetPredictions counted;
    private @Nullable OwnDataset countedOf;
    private int correct;

    /**
     * @param needed true while nothing else lets one choose a class
     */
    ExampleGridTools(
            DataModel data,
            ExampleGridModel exampleGrid,
            PredictionsModel predictions,
            ObservableBooleanValue needed,
            Localisation texts) {
        this.data = data;
        this.exampleGrid = exampleGrid;
        this.predictions = predictions;
        this.texts = texts;
        this.fields = new FormFields(texts);
        only =
                fields.choice(
                        "example-grid-class",
                        List.of(ANY),
                        (words, each) ->
                                each == ANY
                                        ? words.get("own.classes.all")
                                        : DataWords.name(data.set(), each),
                        now -> exampleGrid.filter(it -> it.withLabel(now == ANY ? null : now)));
        only.accessibleTextProperty().bind(texts.text("own.collect.label"));
        DataWords.explain(only, data);
        only.visibleProperty().bind(needed);
        only.managedProperty().bind(needed);
        ComboBox<Show> show =
                fields.choice(
                        "example-grid-show",
                        List.of(Show.values()),
                        ExampleGridTools::name,
                        now -> exampleGrid.filter(it -> it.withShow(now)));
        show.accessibleTextProperty().bind(texts.text("own.show"));
        predicted =
                fields.choice(
                        "example-grid-predicted",
                        List.of(ANY),
                        (words, each) ->
                                each == ANY
                                        ? words.get("own.predicted.any")
                                        : words.get(
                                                "own.predicted", DataWords.name(data.set(), each)),
                        now -> exampleGrid.filter(it -> it.withPredicted(now == ANY ? null : now)));
        predicted.accessibleTextProperty().bind(texts.text("own.predicted.name"));
        DataWords.explain(predicted, data);
        ComboBox<Order> order =
                fields.choice(
                        "example-grid-order",
                        List.of(Order.values()),
                        ExampleGridTools::name,
                        now -> exampleGrid.filter(it -> it.withOrder(now)));
        order.accessibleTextProperty().bind(texts.text("own.order"));
        // Menus, since the arrows in the list of a combo box choose at once.
        relabel.setId("example-grid-relabel");
        relabel.textProperty().bind(texts.text("own.relabel"));
        relabel.setMinWidth(Region.USE_PREF_SIZE);
        var nothing =
                Bindings.createBooleanBinding(
                        () -> exampleGrid.selectedProperty().get().isEmpty(),
                        exampleGrid.selectedProperty());
        relabel.disableProperty().bind(nothing);
        MenuButton nearest = new MenuButton();
        nearest.setId("example-grid-nearest");
        nearest.textProperty().bind(texts.text("own.nearest"));
        nearest.setMinWidth(Region.USE_PREF_SIZE);
        nearest.disableProperty().bind(nothing);
        nearest.getItems()
                .addAll(
                        item(Kind.PIXELS, "own.nearest.pixels"),
                        item(Kind.FEATURES, "own.nearest.features"));
        Button end = new IconButton(Feather.X, texts.text("own.nearest.end"));
        end.setId("example-grid-nearest-end");
        end.visibleProperty()
                .bind(
                        exampleGrid
                                .nearest()
                                .foundProperty()
                                .isNotNull()
                                .or(exampleGrid.nearest().progressProperty().isNotEqualTo(-1, 0)));
        end.managedProperty().bind(end.visibleProperty());
        end.setOnAction(event -> exampleGrid.nearest().end());
        Button remove = new IconButton(Feather.TRASH_2, texts.text("own.remove"));
        remove.setId("example-grid-remove");
        remove.disableProperty().bind(nothing);
        remove.setOnAction(event -> exampleGrid.remove());
        count.setId("example-grid-count");
        count.getStyleClass().add(Styles.CAPTION);
        count.setWrapText(true);
        predicted.disableProperty().bind(predictions.predictionsProperty().isNull());
        words.getChildren().setAll(count, end);
        words.getStyleClass().add(DataStyles.DATA_TOOLS);
        words.setAlignment(Pos.CENTER_LEFT);
        row =
                new FoldingRow(
                        List.of(only, show, predicted, order, nearest, relabel, remove),
                        new Region(),
                        "example-grid-more",
                        texts.text("topBar.more"));
        row.setId("example-grid-tools");
        exampleGrid
                .filterProperty()
                .subscribe(
                        now ->
                                fields.fill(
                                        () -> {
                                            only.setValue(
                                                    now.label() == null
                                                            ? (Integer) ANY
                                                            : now.label());
                                            show.setValue(now.show());
                                            order.setValue(now.order());
                                            predicted.setValue(
                                                    now.predicted() == null
                                                            ? (Integer) ANY
                                                            : now.predicted());
                                        }));
        data.editedProperty().subscribe(now -> showClasses());
        predictions.predictionsProperty().subscribe(now -> showCount());
        exampleGrid.placesProperty().subscribe(now -> showCount());
        exampleGrid.selectedProperty().subscribe(now -> showCount());
        exampleGrid.comparisonProperty().subscribe(now -> showCount());
        exampleGrid.nearest().progressProperty().subscribe(now -> showCount());
        texts.languageProperty().subscribe(now -> showCount());
    }

    /** The number of examples that are shown, and a sentence about them. */
    HBox words() {
        return words;
    }

    /** The row. */
    FoldingRow node() {
        return row;
    }

    private MenuItem item(Kind kind, String key) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(texts.text(key));
        item.setOnAction(event -> exampleGrid.findNearest(kind));
        return item;
    }

    private MenuItem labelItem(int label) {
        MenuItem item = new MenuItem();
        item.textProperty()
                .bind(
                        texts.textsProperty()
                                .map(
                                        words ->
                                                words.get(
                                                        "own.relabel.as",
                                                        DataWords.name(data.set(), label))));
        item.setOnAction(event -> exampleGrid.relabel(label));
        return item;
    }

    private void showClasses() {
        int classes = data.set().classes().count();
        List<Integer> any = IntStream.range(ANY, classes).boxed().toList();
        ExampleGridModel.Filter filter = exampleGrid.filterProperty().get();
        fields.fill(
                () -> {
                    only.getItems().setAll(any);
                    only.setValue(filter.label() == null ? (Integer) ANY : filter.label());
                    predicted.getItems().setAll(any);
                    predicted.setValue(
                            filter.predicted() == null ? (Integer) ANY : filter.predicted());
                });
        relabel.getItems().setAll(IntStream.range(0, classes).mapToObj(this::labelItem).toList());
    }

    private void showCount() {
        Texts words = texts.texts();
        int selected = exampleGrid.selectedProperty().get().size();
        String shown =
                words.get(
                        "own.count",
                        Numbers.count(exampleGrid.count()),
                        Numbers.count(data.set().count()));
        DatasetPredictions found = predictions.predictionsProperty().get();
        if (found != null && found.count() == data.set().count() && found.count() > 0) {
            double read = (double) correct(found) / found.count();
            String key = read < 1 ? "own.accuracy.underlined" : "own.accuracy";
            shown += " · " + words.get(key, Numbers.percent(read));
        }
        if (selected > 0) {
            shown += " · " + words.get("own.selected", Numbers.count(selected));
        }
        NearestImages compared = exampleGrid.comparisonProperty().get();
        double share = exampleGrid.nearest().progressProperty().get();
        if (share >= 0) {
            shown += " · " + words.get("own.nearest.progress", Math.round(100 * share));
        } else if (compared != null) {
            String kind = name(words, compared.kind());
            shown +=
                    " · "
                            + words.get(
                                    "own.nearest.found",
                                    Numbers.count(compared.place() + 1L),
                                    kind);
        }
        count.setText(shown);
    }

    /** Counted once for a set: the selection changes more often. */
    private int correct(DatasetPredictions found) {
        if (found != counted || data.set() != countedOf) {
            counted = found;
            countedOf = data.set();
            correct = found.correct(data.set());
        }
        return correct;
    }

    private static String name(Texts words, Show show) {
        return switch (show) {
            case ALL -> words.get("own.show.all");
            case MISTAKES -> words.get("own.show.mistakes");
            case UNSURE -> words.get("own.show.unsure");
            case REPEATED -> words.get("own.show.repeated");
            case BLANK -> words.get("own.show.blank");
        };
    }

    private static String name(Texts words, Kind kind) {
        return switch (kind) {
            case PIXELS -> words.get("own.nearest.pixels");
            case FEATURES -> words.get("own.nearest.features");
        };
    }

    private static String name(Texts words, Order order) {
        return switch (order) {
            case COLLECTED -> words.get("own.order.collected");
            case LABEL -> words.get("own.order.label");
            case LOSS -> words.get("own.order.loss");
        };
    }
}
