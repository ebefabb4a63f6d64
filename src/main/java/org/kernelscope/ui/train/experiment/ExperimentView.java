package org.kernelscope.ui.train.experiment;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.kernelscope.experiment.ArmResult;
import org.kernelscope.experiment.Experiment;
import org.kernelscope.experiment.ExperimentWords;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.FillBar;
import org.kernelscope.ui.control.FittingChoice;
import org.kernelscope.ui.control.Icon;
import org.kernelscope.ui.control.SegmentedChoice;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TrainStyles;
import org.kernelscope.ui.control.TranslatedChoice;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.chart.Chart;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.train.model.ExperimentModel;
import org.kernelscope.ui.train.model.ExperimentModel.Progress;
import org.kernelscope.ui.train.model.ExperimentModel.View;
import org.kernelscope.ui.train.model.RunPosition;
import org.kernelscope.ui.train.model.TrainModel;
import org.kernelscope.ui.train.tab.TabView;
import org.kernelscope.ui.train.tab.TrainContext;
import org.kordamp.ikonli.feather.Feather;

/**
 * A ready-made experiment: what it shows, its arms in the same charts, or their maps at the same
 * moment, and what was measured. JavaFX thread.
 */
public final class ExperimentView extends TabView {
    private final ExperimentModel model;
    private final TrainModel training;
    private final Display display;
    private final Localisation texts;
    private final ArmCharts charts = new ArmCharts();
    private final DoubleProperty hover = new SimpleDoubleProperty(this, "hover", Double.NaN);
    private final ArmChartView loss;
    private final ArmChartView accuracy;
    private final ArmChartView gradients;
    private final ArmMaps maps;
    private final ScrollPane mapsPane = new ScrollPane();
    private final StackPane place = new StackPane();
    private final Label shows = sentence("experiment-shows");
    private final Label state = sentence("experiment-state");
    private final VBox rows = new VBox();
    private final Label found = sentence("experiment-found");
    private final Label key = sentence("experiment-key");
    private final FillBar bar = new FillBar();
    private final HBox curves;
    private final ExperimentFiles files;

    /** The view of {@code model}. */
    public ExperimentView(ExperimentModel model, TrainModel training, TrainContext around) {
        super("train-experiment");
        this.model = model;
        this.training = training;
        this.display = around.display();
        this.texts = around.texts();
        loss = chart("experiment-loss");
        accuracy = chart("experiment-accuracy");
        gradients = chart("experiment-gradients");
        curves = new HBox(loss, accuracy);
        curves.getStyleClass().add(TrainStyles.TRAIN_CHARTS);
        maps = new ArmMaps(model, around);
        files = new ExperimentFiles(model, around);
        shows.visibleProperty().bind(display.presentedProperty().not());
        shows.managedProperty().bind(shows.visibleProperty());
        files.visibleProperty().bind(display.presentedProperty().not());
        files.managedProperty().bind(files.visibleProperty());
        mapsPane.setContent(maps);
        mapsPane.setFitToHeight(true);
        mapsPane.setFitToWidth(true);
        place.setMinSize(0, 0);
        VBox.setVgrow(place, Priority.ALWAYS);
        key.getStyleClass().add(Styles.CAPTION);
        VBox pictures = new VBox(place, key);
        pictures.getStyleClass().add(TrainStyles.EXPERIMENT_CHARTS);
        HBox.setHgrow(pictures, Priority.ALWAYS);
        VBox words = new VBox(change(), found, rows);
        rows.setId("experiment-rows");
        rows.getStyleClass().add(TrainStyles.EXPERIMENT_WORDS);
        words.getStyleClass().add(TrainStyles.EXPERIMENT_WORDS);
        ScrollPane scroll = new ScrollPane(words);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add(TrainStyles.EXPERIMENT_COLUMN);
        // Where they do not fit beside each other, the sentence and the charts come first.
        WrapRow both = new WrapRow(pictures, scroll);
        both.getStyleClass().add(TrainStyles.TRAIN_CHARTS);
        VBox.setVgrow(both, Priority.ALWAYS);
        getChildren().addAll(shows, state, bar, both);
        bar.visibleProperty().bind(model.progressProperty().isNotNull());
        bar.managedProperty().bind(bar.visibleProperty());
        choice(
                experiments(),
                train(),
                cancel(),
                new FittingChoice(
                        new SegmentedChoice<>(
                                "experiment-", View.class, model.viewProperty(), this::name)),
                files);
        model.viewProperty().subscribe(this::open);
        // Maps need the width more than the words do; a class needs all of it for the charts.
        scroll.visibleProperty()
                .bind(
                        model.viewProperty()
                                .isNotEqualTo(View.MAPS)
                                .and(Bindings.not(display.presentedProperty())));
        scroll.managedProperty().bind(scroll.visibleProperty());
        refreshed(Duration.ofMillis(200), this::refresh)
                .of(
                        model.chosenProperty(),
                        model.viewProperty(),
                        model.resultsProperty(),
                        model.progressProperty(),
                        training.time().shownProperty(),
                        around.drawing().drawingProperty(),
                        display.themeProperty(),
                        texts.languageProperty());
    }

    /** The buttons for files. */
    public ExperimentFiles files() {
        return files;
    }

    private static Label sentence(String id) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private ArmChartView chart(String id) {
        return new ArmChartView(id, display, hover, this::where, this::go);
    }

    private TranslatedChoice<Experiment> experiments() {
        TranslatedChoice<Experiment> box =
                new TranslatedChoice<>(
                        "experiment-choice",
                        Experiment.all(),
                        texts,
                        each -> each == null ? "" : ExperimentWords.name(texts.texts(), each));
        box.accessibleTextProperty().bind(texts.text("experiment.choose"));
        box.valueProperty().bindBidirectional(model.chosenProperty());
        box.disableProperty().bind(model.progressProperty().isNotNull());
        box.visibleProperty().bind(display.presentedProperty().not());
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private String nameOf(Experiment.Arm arm) {
        return ExperimentWords.arm(texts.texts(), arm);
    }

    private ObservableValue<String> name(View view) {
        return switch (view) {
            case CURVES -> texts.text("experiment.view.curves");
            case GRADIENTS -> texts.text("experiment.view.gradients");
            case MAPS -> texts.text("experiment.view.maps");
        };
    }

    private Button train() {
        Button train = new Button();
        train.setId("experiment-train");
        train.setGraphic(new Icon(Feather.PLAY));
        train.textProperty().bind(texts.text("experiment.train"));
        train.setOnAction(event -> model.train());
        train.setMinWidth(USE_PREF_SIZE);
        train.visibleProperty()
                .bind(
                        model.progressProperty()
                                .isNull()
                                .and(Bindings.not(display.presentedProperty())));
        train.managedProperty().bind(train.visibleProperty());
        return train;
    }

    private Button cancel() {
        Button cancel = new Button();
        cancel.setId("experiment-cancel");
        cancel.setGraphic(new Icon(Feather.X));
        cancel.textProperty().bind(texts.text("experiment.cancel"));
        cancel.setOnAction(event -> model.cancel());
        cancel.visibleProperty().bind(model.progressProperty().isNotNull());
        cancel.managedProperty().bind(cancel.visibleProperty());
        cancel.setMinWidth(USE_PREF_SIZE);
        return cancel;
    }

    private MenuButton change() {
        MenuButton change = new MenuButton();
        change.setId("experiment-change");
        change.textProperty().bind(texts.text("experiment.change"));
        // A menu without an entry would never open.
        change.getItems().add(new MenuItem());
        change.setOnShowing(event -> change.getItems().setAll(changes()));
        change.visibleProperty()
                .bind(model.progressProperty().isNull().and(change.disabledProperty().not()));
        change.managedProperty().bind(change.visibleProperty());
        change.disableProperty().bind(model.resultsProperty().map(List::isEmpty));
        return change;
    }

    private List<MenuItem> changes() {
        return model.resultsProperty().get().stream()
                .map(
                        result -> {
                            Experiment.Arm arm = result.arm();
                            MenuItem item =
                                    new MenuItem(
                                            texts.texts()
                                                    .get("experiment.change.arm", nameOf(arm)));
                            item.setOnAction(event -> model.change(arm));
                            return item;
                        })
                .toList();
    }

    private void open(View view) {
        place.getChildren()
                .setAll(
                        switch (view) {
                            case CURVES -> curves;
                            case GRADIENTS -> gradients;
                            case MAPS -> mapsPane;
                        });
    }

    @Override
    protected boolean isBusy() {
        return model.viewProperty().get() == View.MAPS && maps.isBusy();
    }

    private boolean inSteps() {
        return ArmCharts.inSteps(
                model.resultsProperty().get().stream().map(ArmResult::arm).toList());
    }

    private String where(double x) {
        return ArmCharts.where(texts.texts(), inSteps(), x);
    }

    /** Goes to a moment: of the arm on the stage, or else of the first. */
    private void go(double x) {
        List<ArmResult> results = model.resultsProperty().get();
        RunPosition shown = training.time().shownProperty().get();
        ArmResult of = results.isEmpty() ? null : results.get(0);
        for (ArmResult each : results) {
            if (shown != null && each.record().number() == shown.run().number()) {
                of = each;
            }
        }
        if (of != null) {
            if (shown == null || shown.run().number() != of.record().number()) {
                training.time().choose(of.record());
            }
            training.time().scrubTo(ArmCharts.step(inSteps(), of.arm(), x));
        }
    }

    private void refresh() {
        Texts words = texts.texts();
        Experiment experiment = model.chosenProperty().get();
        List<ArmResult> results = model.resultsProperty().get();
        Progress progress = model.progressProperty().get();
        key.setText(key(words, model.viewProperty().get()));
        shows.setText(ExperimentWords.shows(words, experiment));
        bar.setFraction(progress == null ? 0 : progress.share());
        state.setText(
                progress != null
                        ? words.get(
                                "experiment.state.training",
                                nameOf(progress.arm()),
                                Math.round(100 * progress.share()))
                        : results.isEmpty()
                                ? words.get("experiment.state.none", arms(experiment))
                                : "");
        found.setText(model.isComplete() ? ExperimentWords.found(words, experiment, results) : "");
        for (Label label : List.of(state, found)) {
            label.setVisible(!label.getText().isEmpty());
            label.setManaged(label.isVisible());
        }
        List<ArmResult> measured =
                results.stream().filter(each -> !each.measurements().isEmpty()).toList();
        rows(words, measured);
        if (model.viewProperty().get() == View.MAPS) {
            maps.show(measured);
            return;
        }
        show(loss, charts.loss(words, display.look(), measured));
        show(accuracy, charts.accuracy(words, display.look(), measured));
        show(gradients, charts.gradients(words, display.look(), measured));
    }

    private static String key(Texts words, View view) {
        return switch (view) {
            case CURVES -> words.get("experiment.key.curves");
            case GRADIENTS -> words.get("experiment.key.gradients");
            case MAPS -> words.get("experiment.key.maps");
        };
    }

    private String arms(Experiment experiment) {
        return experiment.arms().stream().map(this::nameOf).collect(Collectors.joining(" · "));
    }

    /** One line for each arm, with its colour in the charts. */
    private void rows(Texts words, List<ArmResult> measured) {
        while (rows.getChildren().size() > measured.size()) {
            rows.getChildren().remove(measured.size());
        }
        while (rows.getChildren().size() < measured.size()) {
            Label row = sentence("experiment-row-" + rows.getChildren().size());
            row.getStyleClass().add(Styles.CAPTION);
            row.setGraphic(new Circle(4));
            rows.getChildren().add(row);
        }
        for (int i = 0; i < measured.size(); i++) {
            Label row = (Label) rows.getChildren().get(i);
            row.setText(row(words, measured.get(i)));
            int argb = ArmCharts.colour(display.look(), i);
            ((Circle) row.getGraphic()).setFill(CanvasPen.colour(argb));
        }
    }

    private static String row(Texts words, ArmResult result) {
        return words.get(
                "experiment.row",
                ExperimentWords.arm(words, result.arm()),
                result.last().step(),
                ExperimentWords.percent(result.last().train().accuracy()),
                ExperimentWords.percent(result.last().test().accuracy()));
    }

    /** A chart with a line at the moment of the time line. */
    private void show(ArmChartView view, Chart chart) {
        RunPosition shown = training.time().shownProperty().get();
        List<Chart.Mark> marks =
                model.resultsProperty().get().stream()
                        .filter(
                                each ->
                                        shown != null
                                                && each.record().number() == shown.run().number())
                        .map(
                                each ->
                                        new Chart.Mark(
                                                ArmCharts.x(inSteps(), each.arm(), shown.step()),
                                                Chart.Mark.Kind.CHECKPOINT,
                                                ""))
                        .toList();
        String content =
                chart.title()
                        + ": "
                        + chart.curves().stream()
                                .filter(curve -> !curve.name().isEmpty() && curve.y().length > 0)
                                .map(
                                        curve ->
                                                curve.name()
                                                        + " "
                                                        + Numbers.value(
                                                                curve.y()[curve.y().length - 1]))
                                .collect(Collectors.joining(", "));
        view.show(chart.withMarks(marks), content);
    }
}
