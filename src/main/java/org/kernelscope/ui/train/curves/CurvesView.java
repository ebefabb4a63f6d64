package org.kernelscope.ui.train.curves;

import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.training.TrainingProblems;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.ui.control.CanvasView;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.control.TrainStyles;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.chart.Chart;
import org.kernelscope.ui.paint.chart.ChartPainter;
import org.kernelscope.ui.paint.chart.ChartPainter.Plot;
import org.kernelscope.ui.paint.chart.Curve;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.train.model.CheckpointBrowser;
import org.kernelscope.ui.train.model.RunPosition;
import org.kernelscope.ui.train.model.TrainModel;
import org.kernelscope.ui.train.tab.RunCurves;
import org.kernelscope.ui.train.tab.TabView;
import org.kernelscope.ui.train.tab.TrainContext;
import org.kernelscope.ui.train.tab.ViewRefresh;

/**
 * The curves of the run that is shown, and of another beside it: loss on the left, accuracy on the
 * right. The pointer tells values in both at once; a click goes to that checkpoint. JavaFX thread.
 */
public final class CurvesView extends TabView {
    /** New steps whose curves are made within a frame; those of more, in the background. */
    private static final int STEPS_A_FRAME = 50_000;

    private final TrainModel model;
    private final Display display;
    private final Localisation texts;
    private final CurveChoices choices;
    private final DoubleProperty hover = new SimpleDoubleProperty(this, "hover", Double.NaN);
    private final CanvasView loss;
    private final CanvasView accuracy;
    private final RunCurves.Cache cache = new RunCurves.Cache();
    private final CurveMaker curves;
    private List<Chart.Mark> marks = List.of();
    private int chartOf;
    private @Nullable RunCharts shownCharts;
    private @Nullable Chart lossChart;
    private @Nullable Chart accuracyChart;

    public CurvesView(TrainModel model, TrainContext around) {
        super("train-curves");
        this.model = model;
        this.display = around.display();
        this.texts = around.texts();
        loss = new CanvasView(display, (pen, w, h) -> paint(lossChart, pen, w, h));
        accuracy = new CanvasView(display, (pen, w, h) -> paint(accuracyChart, pen, w, h));
        curves =
                new CurveMaker(
                        cache,
                        STEPS_A_FRAME,
                        around.analysis(),
                        around.fxThread(),
                        this::show,
                        failure -> around.notices().tell(TrainingProblems.refused(failure)));
        WrapRow charts = new WrapRow(chart(loss, "chart-loss"), chart(accuracy, "chart-accuracy"));
        charts.getStyleClass().add(TrainStyles.TRAIN_CHARTS);
        VBox.setVgrow(charts, Priority.ALWAYS);
        getChildren().add(charts);
        choices = new CurveChoices(model.time(), model.choices().curvesProperty(), texts);
        choice(choices.menu());
        ViewRefresh changes = refreshed(Duration.ofMillis(240), this::refresh);
        changes.of(
                model.viewProperty(),
                model.time().shownProperty(),
                model.time().otherProperty(),
                model.time().runs().earlierProperty(),
                model.time().runs().armsProperty(),
                choices.shownProperty(),
                display.themeProperty(),
                texts.languageProperty());
        hover.subscribe(now -> repaint());
    }

    private CanvasView chart(CanvasView view, String id) {
        view.setId(id);
        view.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        HBox.setHgrow(view, Priority.ALWAYS);
        view.addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover.set(xAt(view, event)));
        view.addEventHandler(MouseEvent.MOUSE_EXITED, event -> hover.set(Double.NaN));
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> scrub(view, event));
        view.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> scrub(view, event));
        return view;
    }

    private double xAt(CanvasView view, MouseEvent event) {
        Chart shown = view == loss ? lossChart : accuracyChart;
        return shown == null
                ? Double.NaN
                : new Plot(shown, TextSize.ofPainting(this), view.getWidth(), view.getHeight())
                        .xAt(event.getX());
    }

    private void scrub(CanvasView view, MouseEvent event) {
        double x = xAt(view, event);
        RunRecord run = model.time().run();
        RunCharts charts = shownCharts;
        if (Double.isFinite(x) && run != null && charts != null) {
            hover.set(x);
            model.time().scrubTo(Math.round(charts.step(run, x)));
        }
    }

    @Override
    protected boolean isBusy() {
        return curves.isBusy();
    }

    private void refresh() {
        CheckpointBrowser time = model.time();
        RunRecord run = time.run();
        if (run == null) {
            return;
        }
        RunCharts charts =
                new RunCharts(
                        cache,
                        texts.texts(),
                        each -> time.runs().name(texts.texts(), each),
                        display.look(),
                        choices.shownProperty().get());
        RunPosition place = time.liveProperty().get() ? null : time.shownProperty().get();
        RunPosition other = time.otherProperty().get();
        marks =
                charts.marks(
                        run, place, other, other == null ? null : time.runs().newest(other.run()));
        mark();
        if (chartOf != run.number()) {
            // The curves of a long run take a while. Those of another must not stand in for them.
            lossChart = null;
            accuracyChart = null;
            mark();
        }
        curves.ask(new CurveMaker.Question(charts, run, choices.other(run)));
    }

    private void show(CurveMaker.Answer answer) {
        chartOf = answer.run();
        shownCharts = answer.charts();
        lossChart = answer.loss();
        accuracyChart = answer.accuracy();
        mark();
    }

    /** Marks move at once, whatever the curves take. */
    private void mark() {
        if (lossChart != null && accuracyChart != null) {
            lossChart = lossChart.withMarks(marks);
            accuracyChart = accuracyChart.withMarks(marks);
        }
        describe(loss, lossChart);
        describe(accuracy, accuracyChart);
        repaint();
    }

    /** The content of a chart, for screen readers. */
    private void describe(CanvasView view, @Nullable Chart chart) {
        view.setAccessibleText(
                chart == null ? "" : chart.title() + ": " + valuesAt(chart, Double.NaN));
    }

    private static String valuesAt(Chart chart, double step) {
        ToDoubleFunction<Curve> value =
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

    private void repaint() {
        loss.repaint();
        accuracy.repaint();
    }

    private void paint(@Nullable Chart chart, CanvasPen pen, double width, double height) {
        RunCharts charts = shownCharts;
        if (chart != null && charts != null) {
            new ChartPainter(pen, new Plot(chart, pen.em(), width, height))
                    .paint(hover.get(), charts.where(hover.get()));
        }
    }
}
