package org.kernelscope.ui.train.examples;

import java.time.Duration;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Dataset;
import org.kernelscope.text.Texts;
import org.kernelscope.training.metrics.EpochResult;
import org.kernelscope.training.metrics.Misclassification;
import org.kernelscope.training.metrics.TestResult;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TrainStyles;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.train.model.RunPosition;
import org.kernelscope.ui.train.model.TabChoices.ClassPair;
import org.kernelscope.ui.train.model.TrainModel;
import org.kernelscope.ui.train.tab.DatasetLoader;
import org.kernelscope.ui.train.tab.TabView;
import org.kernelscope.ui.train.tab.TrainContext;

/**
 * The mistakes in the last test before the checkpoint that is shown: the confusion matrix, the
 * worst mistakes or the examples of a cell, and a stream of test examples as they are read right
 * now. A click puts an example on the pad. JavaFX thread.
 */
public final class MistakesView extends TabView {
    private static final int GALLERY = 60;

    private final TrainModel model;
    private final DatasetLoader datasets;
    private final ExampleTiles tiles;
    private final Localisation texts;
    private final ConfusionView confusion;
    private final TileGrid gallery;
    private final PredictionStream stream;
    private final Label subject = new Label();
    private final Label tested = new Label();
    private @Nullable Object shownSubject;
    private @Nullable EpochResult shownEpoch;
    private boolean asked;

    public MistakesView(TrainModel model, DatasetLoader datasets, TrainContext around) {
        super("train-mistakes");
        this.model = model;
        this.datasets = datasets;
        this.texts = around.texts();
        Display display = around.display();
        tiles = new ExampleTiles(datasets, around.drawing(), texts);
        confusion = new ConfusionView(model.choices().mistakesProperty(), display, texts);
        gallery = new TileGrid("gallery", display);
        stream = new PredictionStream(model, tiles, around);
        tested.setId("mistakes-tested");
        tested.getStyleClass().add(Styles.CAPTION);
        subject.setId("mistakes-subject");
        subject.setMinWidth(USE_PREF_SIZE);
        Label matrix = new Label();
        matrix.textProperty().bind(texts.text("training.confusion.axes"));
        VBox first = part(matrix, confusion);
        // A square.
        confusion.prefWidthProperty().bind(confusion.heightProperty());
        first.setMinWidth(USE_PREF_SIZE);
        VBox second = part(subject, gallery);
        second.setPrefWidth(240);
        HBox.setHgrow(second, Priority.ALWAYS);
        HBox.setHgrow(stream, Priority.ALWAYS);
        stream.setPrefWidth(170);
        WrapRow parts = new WrapRow(first, second, stream);
        parts.getStyleClass().add(TrainStyles.TRAIN_CHARTS);
        VBox.setVgrow(parts, Priority.ALWAYS);
        tested.setWrapText(true);
        tested.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(tested, parts);
        refreshed(Duration.ZERO, this::refresh)
                .of(
                        model.viewProperty(),
                        model.time().shownProperty(),
                        model.choices().mistakesProperty(),
                        display.themeProperty(),
                        display.paletteProperty(),
                        texts.languageProperty());
    }

    private static VBox part(Label title, javafx.scene.layout.Region content) {
        title.getStyleClass().add(Styles.CAPTION);
        VBox.setVgrow(content, Priority.ALWAYS);
        VBox part = new VBox(title, content);
        return part;
    }

    /** The last epoch before the checkpoint that is shown whose predictions are kept. */
    private @Nullable EpochResult epoch() {
        RunPosition place = model.time().shownProperty().get();
        RunRecord run = model.time().run();
        EpochResult last = null;
        if (place != null && run != null) {
            for (EpochResult epoch : run.epochs()) {
                boolean before = epoch.step() <= place.step() && epoch.test().isWhole();
                last = before ? epoch : last;
            }
        }
        return last;
    }

    private void refresh() {
        EpochResult epoch = epoch();
        Texts words = texts.texts();
        tested.setText(
                epoch == null
                        ? words.get("training.mistakes.none")
                        : words.get(
                                "training.mistakes.tested",
                                epoch.number(),
                                Numbers.percent(epoch.test().score().accuracy()),
                                Numbers.count(
                                        epoch.test().score().count()
                                                - epoch.test().score().correct())));
        if (epoch != shownEpoch) {
            shownEpoch = epoch;
            confusion.show(epoch == null ? null : epoch.test().evaluation());
        }
        if (!asked) {
            asked = true;
            datasets.test().subscribe(read -> refreshExamples());
        } else {
            refreshExamples();
        }
    }

    private void refreshExamples() {
        Dataset examples = datasets.test().get();
        if (examples == null) {
            return;
        }
        stream.refresh();
        EpochResult epoch = epoch();
        ClassPair pair = model.choices().mistakesProperty().get();
        Object subjectNow = java.util.Arrays.asList(epoch, pair, texts.languageProperty().get());
        if (subjectNow.equals(shownSubject)) {
            return;
        }
        shownSubject = subjectNow;
        if (epoch == null) {
            subject.setText("");
            gallery.tiles(0);
        } else if (pair == null) {
            worst(epoch.test(), examples);
        } else {
            ofCell(epoch.test(), pair, examples);
        }
    }

    @Override
    protected boolean isBusy() {
        return stream.isBusy();
    }

    private void worst(TestResult test, Dataset examples) {
        // The run may be from a file, and its test examples others.
        List<Misclassification> worst =
                test.worst().stream().filter(it -> it.index() < examples.count()).toList();
        int count = Math.min(GALLERY, worst.size());
        subject.setText(
                texts.texts()
                        .get(
                                "training.mistakes.worst",
                                Numbers.count(test.score().count() - test.score().correct())));
        List<PredictionTile> places = gallery.tiles(count);
        for (int i = 0; i < count; i++) {
            Misclassification mistake = worst.get(i);
            tiles.show(
                    places.get(i),
                    mistake.index(),
                    mistake.label(),
                    mistake.prediction(),
                    Numbers.probability(mistake.predictionProbability()));
        }
    }

    private void ofCell(TestResult test, ClassPair pair, Dataset examples) {
        List<Integer> all =
                test.examples(pair.actual(), pair.predicted()).stream()
                        .filter(index -> index < examples.count())
                        .toList();
        subject.setText(
                pair.actual() == pair.predicted()
                        ? texts.texts().get("training.confusion.right", pair.actual(), all.size())
                        : texts.texts()
                                .get(
                                        "training.confusion.wrong",
                                        pair.actual(),
                                        pair.predicted(),
                                        all.size()));
        int count = Math.min(GALLERY, all.size());
        List<PredictionTile> places = gallery.tiles(count);
        for (int i = 0; i < count; i++) {
            tiles.show(places.get(i), all.get(i), pair.actual(), pair.predicted(), "");
        }
    }
}
