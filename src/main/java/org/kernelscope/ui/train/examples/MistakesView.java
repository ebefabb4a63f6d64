package org.kernelscope.ui.train.examples;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.ClassNames;
import org.kernelscope.data.Colouring;
import org.kernelscope.data.Dataset;
import org.kernelscope.text.Texts;
import org.kernelscope.training.metrics.EpochResult;
import org.kernelscope.training.metrics.Overconfidence;
import org.kernelscope.training.metrics.TestResult;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.ui.control.SegmentedChoice;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TrainStyles;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.train.model.RunPosition;
import org.kernelscope.ui.train.model.TabChoices.ClassPair;
import org.kernelscope.ui.train.model.TabChoices.MistakesOf;
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

    /** Epochs in the strip of the most confident mistakes. */
    private static final int STRIP = 16;

    private final TrainModel model;
    private final DatasetLoader datasets;
    private final ExampleTiles tiles;
    private final Localisation texts;
    private final ConfusionView confusion;
    private final TileGrid gallery;
    private final TileGrid strip;
    private final PredictionStream stream;
    private final Label subject = new Label();
    private final Label tested = new Label();
    private final Label confident = new Label();
    private @Nullable Object shownSubject;
    private @Nullable EpochResult shownEpoch;
    private final Set<Colouring> asked = EnumSet.noneOf(Colouring.class);

    public MistakesView(TrainModel model, DatasetLoader datasets, TrainContext around) {
        super("train-mistakes");
        this.model = model;
        this.datasets = datasets;
        this.texts = around.texts();
        Display display = around.display();
        tiles = new ExampleTiles(datasets, this::colouring, this::names, around.drawing(), texts);
        confusion = new ConfusionView(model.choices().mistakesProperty(), display, texts);
        gallery = new TileGrid("gallery", display);
        strip = new TileGrid("confident", display);
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
        confident.setId("mistakes-confident");
        confident.getStyleClass().add(Styles.CAPTION);
        confident.setWrapText(true);
        confident.setMinHeight(USE_PREF_SIZE);
        WrapRow parts = new WrapRow(first, second, stream);
        VBox.setVgrow(strip, Priority.ALWAYS);
        strip.setMinHeight(USE_PREF_SIZE);
        VBox epochs = new VBox(confident, strip);
        VBox.setVgrow(epochs, Priority.ALWAYS);
        ObjectProperty<MistakesOf> of = model.choices().mistakesOfProperty();
        choice(new SegmentedChoice<>("mistakes-of-", MistakesOf.class, of, this::name));
        parts.visibleProperty().bind(of.isEqualTo(MistakesOf.TEST));
        parts.managedProperty().bind(parts.visibleProperty());
        epochs.visibleProperty().bind(of.isEqualTo(MistakesOf.EPOCHS));
        epochs.managedProperty().bind(epochs.visibleProperty());
        parts.getStyleClass().add(TrainStyles.TRAIN_CHARTS);
        VBox.setVgrow(parts, Priority.ALWAYS);
        tested.setWrapText(true);
        tested.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(tested, parts, epochs);
        refreshed(Duration.ZERO, this::refresh)
                .of(
                        model.viewProperty(),
                        model.time().shownProperty(),
                        model.choices().mistakesProperty(),
                        of,
                        display.themeProperty(),
                        display.paletteProperty(),
                        texts.languageProperty());
    }

    private ObservableValue<String> name(MistakesOf one) {
        return switch (one) {
            case TEST -> texts.text("training.mistakes.ofTest");
            case EPOCHS -> texts.text("training.mistakes.ofEpochs");
        };
    }

    private static VBox part(Label title, Region content) {
        title.getStyleClass().add(Styles.CAPTION);
        VBox.setVgrow(content, Priority.ALWAYS);
        VBox part = new VBox(title, content);
        return part;
    }

    /** The epochs before the checkpoint that is shown. */
    private List<EpochResult> epochs() {
        RunPosition place = model.time().shownProperty().get();
        RunRecord run = model.time().run();
        return place == null || run == null
                ? List.of()
                : run.epochs().stream().filter(epoch -> epoch.step() <= place.step()).toList();
    }

    /** The last epoch before the checkpoint that is shown whose predictions are kept. */
    private @Nullable EpochResult epoch() {
        EpochResult last = null;
        for (EpochResult epoch : epochs()) {
            last = epoch.test().hasPredictions() ? epoch : last;
        }
        return last;
    }

    /** The arm of an experiment has measurements in the place of epochs. */
    private String either(String ofEpochs, String ofArm) {
        RunRecord run = model.time().run();
        return run != null && run.isArm() ? ofArm : ofEpochs;
    }

    private void refresh() {
        EpochResult epoch = epoch();
        Texts words = texts.texts();
        tested.setText(
                epoch == null
                        ? words.get(either("training.mistakes.none", "training.mistakes.none.arm"))
                        : words.get(
                                either("training.mistakes.tested", "training.mistakes.tested.arm"),
                                epoch.number(),
                                Numbers.percent(epoch.test().score().accuracy()),
                                Numbers.count(
                                        epoch.test().score().count()
                                                - epoch.test().score().correct())));
        if (epoch != shownEpoch) {
            shownEpoch = epoch;
            confusion.show(epoch == null ? null : epoch.test().evaluation(), names());
        }
        if (asked.add(colouring())) {
            datasets.test(colouring()).subscribe(read -> refreshExamples());
        } else {
            refreshExamples();
        }
    }

    /** The names of the classes of the run that is shown. */
    private @Nullable ClassNames names() {
        RunRecord run = model.time().run();
        return run == null ? null : run.classNames();
    }

    private Colouring colouring() {
        RunRecord run = model.time().run();
        return run == null ? Colouring.NONE : run.settings().colouring();
    }

    private void refreshExamples() {
        Dataset examples = datasets.test(colouring()).get();
        if (examples == null) {
            return;
        }
        stream.refresh();
        EpochResult epoch = epoch();
        ClassPair pair = model.choices().mistakesProperty().get();
        MistakesOf of = model.choices().mistakesOfProperty().get();
        Object subjectNow =
                java.util.Arrays.asList(epoch, pair, of, texts.languageProperty().get());
        if (subjectNow.equals(shownSubject)) {
            return;
        }
        shownSubject = subjectNow;
        // Not also what is hidden: each tile is a button with a tooltip.
        if (of == MistakesOf.EPOCHS) {
            confident(examples);
        } else if (epoch == null) {
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
        List<TestResult.Misclassification> worst = of(examples, test.worst());
        int count = Math.min(GALLERY, worst.size());
        subject.setText(
                texts.texts()
                        .get(
                                "training.mistakes.worst",
                                Numbers.count(test.score().count() - test.score().correct())));
        List<PredictionTile> places = gallery.tiles(count);
        for (int i = 0; i < count; i++) {
            TestResult.Misclassification mistake = worst.get(i);
            tiles.show(
                    places.get(i),
                    mistake.index(),
                    mistake.label(),
                    mistake.prediction(),
                    Numbers.probability(mistake.predictionProbability()));
        }
    }

    /**
     * The mistakes whose images are among {@code examples}; none if the run was tested with others:
     * it may be from a file, or the window uses another data set by now.
     */
    private static List<TestResult.Misclassification> of(
            Dataset examples, List<TestResult.Misclassification> mistakes) {
        List<TestResult.Misclassification> here =
                mistakes.stream().filter(it -> it.index() < examples.count()).toList();
        return here.stream().allMatch(it -> examples.label(it.index()) == it.label())
                ? here
                : List.of();
    }

    /** The most confident mistake after each epoch, and whether the network has become too sure. */
    private void confident(Dataset examples) {
        List<Overconfidence.ConfidentMistake> moments =
                Overconfidence.confidentMistakes(epochs(), STRIP).stream()
                        .filter(moment -> !of(examples, List.of(moment.mistake())).isEmpty())
                        .toList();
        Texts words = texts.texts();
        confident.setText(
                Overconfidence.of(epochs())
                        .map(found -> sentence(words, found))
                        .orElse(
                                moments.isEmpty()
                                        ? ""
                                        : words.get(
                                                either(
                                                        "training.confident.title",
                                                        "training.confident.title.arm"))));
        List<PredictionTile> places = strip.tiles(moments.size());
        for (int i = 0; i < moments.size(); i++) {
            TestResult.Misclassification mistake = moments.get(i).mistake();
            String sure = Numbers.probability(mistake.predictionProbability());
            tiles.show(places.get(i), mistake.index(), mistake.label(), mistake.prediction(), sure);
            int epoch = moments.get(i).epoch().number();
            places.get(i)
                    .add(
                            words.get(
                                    either(
                                            "training.confident.epoch",
                                            "training.confident.epoch.arm"),
                                    epoch,
                                    sure));
        }
    }

    private String sentence(Texts words, Overconfidence found) {
        return words.get(
                either("training.confident.overconfident", "training.confident.overconfident.arm"),
                found.from().number(),
                found.to().number(),
                Numbers.value(found.from().test().score().loss()),
                Numbers.value(found.to().test().score().loss()),
                Numbers.percent(found.from().test().score().accuracy()),
                Numbers.percent(found.to().test().score().accuracy()));
    }

    private void ofCell(TestResult test, ClassPair pair, Dataset examples) {
        List<Integer> all =
                test.examples(pair.actual(), pair.predicted()).stream()
                        .filter(index -> index < examples.count())
                        .filter(index -> examples.label(index) == pair.actual())
                        .toList();
        subject.setText(
                pair.actual() == pair.predicted()
                        ? texts.texts()
                                .get(
                                        "training.confusion.right",
                                        tiles.name(pair.actual()),
                                        all.size())
                        : texts.texts()
                                .get(
                                        "training.confusion.wrong",
                                        tiles.name(pair.actual()),
                                        tiles.name(pair.predicted()),
                                        all.size()));
        int count = Math.min(GALLERY, all.size());
        List<PredictionTile> places = gallery.tiles(count);
        for (int i = 0; i < count; i++) {
            tiles.show(places.get(i), all.get(i), pair.actual(), pair.predicted(), "");
        }
    }
}
