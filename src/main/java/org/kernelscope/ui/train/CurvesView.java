package org.kernelscope.ui.train;

import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.Texts;
import org.kernelscope.training.RunRecord;
import org.kernelscope.ui.control.CanvasView;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.chart.Chart;
import org.kernelscope.ui.paint.chart.ChartPainter;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;

/**
 * The curves of the run that is looked at, and of another beside it: loss on the left, accuracy on
 * the right. The pointer tells values in both at once; a click goes to that moment. JavaFX thread.
 */
final class CurvesView extends TabView {
    private final TrainModel model;
    private final Display display;
    private final Localisation texts;
    private final BooleanProperty raw = new SimpleBooleanProperty(this, "raw", true);
    private final BooleanProperty log = new SimpleBooleanProperty(this, "log", true);
    private final DoubleProperty hover = new SimpleDoubleProperty(this, "hover", Double.NaN);
    private final CanvasView loss = new CanvasView(this::paintLoss);
    private final CanvasView accuracy = new CanvasView(this::paintAccuracy);
    private final Label values = new Label();
    private @Nullable Chart lossChart;
    private @Nullable Chart accuracyChart;

    CurvesView(TrainModel model, Display display, Localisation texts) {
        super("train-curves");
        this.model = model;
        this.display = display;
        this.texts = texts;
        HBox charts = new HBox(chart(loss, "chart-loss"), chart(accuracy, "chart-accuracy"));
        charts.getStyleClass().add(Styles.TRAIN_CHARTS);
        VBox.setVgrow(charts, Priority.ALWAYS);
        getChildren().add(charts);
        values.getStyleClass().add(Styles.NUMBER);
        values.setId("curve-values");
        choice(
                values,
                choice("curve-raw", "training.curves.raw", raw),
                choice("curve-log", "training.curves.log", log));
        Changes changes = new Changes(this, Duration.ofMillis(240), this::refresh);
        changes.of(
                model.viewProperty(),
                model.shownProperty(),
                model.otherProperty(),
                model.runs().earlierProperty(),
                raw,
                log,
                display.themeProperty(),
                texts.languageProperty());
        hover.subscribe(now -> hovered());
    }

    private CanvasView chart(CanvasView view, String id) {
        view.setId(id);
        view.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        HBox.setHgrow(view, Priority.ALWAYS);
        view.addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover.set(stepAt(view, event)));
        view.addEventHandler(MouseEvent.MOUSE_EXITED, event -> hover.set(Double.NaN));
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> scrub(view, event));
        view.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> scrub(view, event));
        return view;
    }

    private double stepAt(CanvasView view, MouseEvent event) {
        Chart shown = view == loss ? lossChart : accuracyChart;
        return shown == null ? Double.NaN : painter(view).xAt(shown, event.getX());
    }

    private ChartPainter painter(CanvasView view) {
        // Only its geometry is asked for here.
        return new ChartPainter(
                new javafx.scene.canvas.Canvas().getGraphicsContext2D(),
                TrainLook.chart(display, this),
                view.getWidth(),
                view.getHeight());
    }

    private void scrub(CanvasView view, MouseEvent event) {
        double step = stepAt(view, event);
        if (Double.isFinite(step)) {
            hover.set(step);
            model.playback().stop();
            model.scrubTo(Math.round(step));
        }
    }

    private CheckBox choice(String id, String key, BooleanProperty value) {
        CheckBox box = new CheckBox();
        box.setId(id);
        box.textProperty().bind(texts.text(key));
        box.selectedProperty().bindBidirectional(value);
        return box;
    }

    /** The run whose moment is looked at, as it is now. */
    private @Nullable RunRecord run() {
        Place shown = model.shownProperty().get();
        return shown == null ? null : model.runs().number(shown.run().number()).orElse(shown.run());
    }

    /** The run that is compared with, else the one before. */
    private @Nullable RunRecord otherRun(RunRecord run) {
        Place other = model.otherProperty().get();
        if (other != null && other.run().number() != run.number()) {
            return other.run();
        }
        List<RunRecord> others =
                model.runs().all().stream().filter(one -> one.number() != run.number()).toList();
        return others.isEmpty() ? null : others.get(others.size() - 1);
    }

    private void refresh() {
        RunRecord run = run();
        if (run == null) {
            lossChart = null;
            accuracyChart = null;
        } else {
            RunCharts charts =
                    new RunCharts(
                            texts.texts(), TrainLook.chart(display, this), raw.get(), log.get());
            RunRecord other = otherRun(run);
            Place place = model.liveProperty().get() ? null : model.shownProperty().get();
            List<Chart.Mark> marks = charts.marks(run, place, model.otherProperty().get());
            lossChart = charts.loss(run, other, marks);
            accuracyChart = charts.accuracy(run, other, marks);
        }
        describe(loss, lossChart);
        describe(accuracy, accuracyChart);
        hovered();
    }

    /** What a chart shows, for those who listen. */
    private void describe(CanvasView view, @Nullable Chart chart) {
        view.setAccessibleText(
                chart == null ? "" : chart.title() + ": " + valuesAt(chart, Double.NaN));
    }

    private static String valuesAt(Chart chart, double step) {
        ToDoubleFunction<org.kernelscope.ui.paint.chart.Curve> value =
                curve ->
                        Double.isFinite(step)
                                ? curve.valueAt(step)
                                : curve.y().length == 0
                                        ? Double.NaN
                                        : curve.y()[curve.y().length - 1];
        return chart.curves().stream()
                .filter(curve -> !curve.name().isEmpty())
                .filter(curve -> Double.isFinite(value.applyAsDouble(curve)))
                .map(
                        curve ->
                                curve.name()
                                        + " "
                                        + (chart.percent()
                                                ? Numbers.percent(value.applyAsDouble(curve))
                                                : Numbers.value(value.applyAsDouble(curve))))
                .collect(java.util.stream.Collectors.joining(", "));
    }

    private void hovered() {
        Texts now = texts.texts();
        boolean pointed = Double.isFinite(hover.get()) && lossChart != null;
        values.setText(
                pointed
                        ? now.get("training.curves.step", Numbers.count(Math.round(hover.get())))
                        : "");
        loss.repaint();
        accuracy.repaint();
    }

    private void paintLoss(GraphicsContext graphics, double width, double height) {
        paint(lossChart, graphics, width, height);
    }

    private void paintAccuracy(GraphicsContext graphics, double width, double height) {
        paint(accuracyChart, graphics, width, height);
    }

    private void paint(
            @Nullable Chart chart, GraphicsContext graphics, double width, double height) {
        if (chart != null) {
            new ChartPainter(graphics, TrainLook.chart(display, this), width, height)
                    .paint(chart, hover.get());
        }
    }
}
