package org.kernelscope.ui.arithmetic;

import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.CellReport;
import org.kernelscope.analysis.CellReporter;
import org.kernelscope.analysis.MapReport;
import org.kernelscope.analysis.MapReporter;
import org.kernelscope.analysis.MapWeights;
import org.kernelscope.analysis.TermBreakdown;
import org.kernelscope.analysis.TrainingStep;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Cell;
import org.kernelscope.network.LayerKind;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.arithmetic.Figure.HitTarget;
import org.kernelscope.ui.arithmetic.code.CellWalkthroughs;
import org.kernelscope.ui.arithmetic.code.MapWalkthroughs;
import org.kernelscope.ui.arithmetic.code.Walkthrough;
import org.kernelscope.ui.paint.ColorScale;
import org.kernelscope.ui.paint.GlyphSource;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.MapFlight.FlightTarget;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.state.BackwardResult;
import org.kernelscope.ui.state.LandscapeModel;
import org.kernelscope.ui.state.OpenLevel;

/**
 * The figure of a tab of an open level, with its margin: a pure function of time, for the window
 * and for exported images. Immutable.
 */
public final class LevelFigure {
    /** Margin around the figure, in em. */
    private static final double MARGIN = 0.7;

    private final Figure figure;
    private final double em;

    private LevelFigure(Figure figure, double em) {
        this.figure = figure;
        this.em = em;
    }

    /**
     * The subject of a figure.
     *
     * @param model the network
     * @param activations its activations
     * @param scale the colour scale of the stage
     * @param level map or value
     * @param tab one of the tabs of the level
     * @param temperature temperature of the softmax; 1 is the network's own
     * @param backward the way back in backward mode; null for the way forward
     */
    public record Subject(
            Model model,
            Activations activations,
            ColorScale scale,
            OpenLevel level,
            DetailTab tab,
            double temperature,
            @Nullable WayBack backward) {
        /** The way forward. */
        public Subject(
                Model model,
                Activations activations,
                ColorScale scale,
                OpenLevel level,
                DetailTab tab,
                double temperature) {
            this(model, activations, scale, level, tab, temperature, null);
        }

        /** The way back. */
        public static Subject backward(
                WayBack back, ColorScale scale, OpenLevel level, DetailTab tab) {
            return new Subject(
                    back.result().inference().model(),
                    back.result().inference().activations(),
                    scale,
                    level,
                    tab,
                    1,
                    back);
        }
    }

    /**
     * The way back.
     *
     * @param result the gradients of the loss
     * @param step the next training step; null while it is not known
     * @param landscape the loss over two directions; null while it is not known
     */
    public record WayBack(
            BackwardResult result,
            @Nullable TrainingStep step,
            LandscapeModel.@Nullable View landscape) {}

    /**
     * The figure of {@code subject} in the given size.
     *
     * @param em size of text; all lengths in device pixels
     */
    public static LevelFigure of(Subject subject, Texts texts, int width, int height, double em) {
        double margin = 2 * Math.round(MARGIN * em);
        FigureContext context =
                new FigureContext(
                        Math.max(1, width - margin),
                        Math.max(1, height - margin),
                        em,
                        texts,
                        subject.model(),
                        subject.activations(),
                        subject.scale());
        WayBack backward = subject.backward();
        Figure figure =
                backward == null
                        ? figure(context, subject.level(), subject.tab(), subject.temperature())
                        : BackwardFigures.of(
                                new GradientContext(
                                        context,
                                        backward.result(),
                                        backward.step(),
                                        backward.landscape()),
                                subject.level(),
                                subject.tab());
        return new LevelFigure(figure, em);
    }

    /** The figure of the way forward, without its margin. */
    static Figure figure(
            FigureContext context, OpenLevel level, DetailTab tab, double temperature) {
        Cell cell = level.cell();
        return switch (tab) {
            case MAKING ->
                    level.depth() == OpenLevel.Depth.MAP
                            ? ofMap(context, map(context, cell), temperature)
                            : ofCell(context, cell);
            case COMPARE ->
                    new PoolingComparisonFigure((MapReport.Pooled) map(context, cell), context);
            case ACTIVATION -> activation(context, level);
            case FLATTEN -> FlattenFigure.forward(context, cell.layer());
            case CODE -> code(context, level);
            case LEDGER ->
                    new TermBreakdownFigure(
                            TermBreakdown.of(context.model(), context.activations(), cell),
                            context);
            case ERROR, UNFLATTEN, GATE, WEIGHTS, TERMS, STEP, LANDSCAPE ->
                    throw new IllegalArgumentException("backward only: " + tab);
        };
    }

    private static Figure code(FigureContext context, OpenLevel level) {
        Cell cell = level.cell();
        boolean map = level.depth() == OpenLevel.Depth.MAP;
        boolean dense =
                EnumSet.of(LayerKind.DENSE, LayerKind.OUTPUT)
                        .contains(context.layer(cell.layer()).spec().layerKind());
        Walkthrough walkthrough =
                (map
                                ? MapWalkthroughs.of(map(context, cell))
                                : CellWalkthroughs.of(
                                        CellReporter.report(
                                                context.model(), context.activations(), cell),
                                        dense))
                        .orElseThrow();
        return new CodeFigure(walkthrough, context, figure(context, level, DetailTab.MAKING, 1));
    }

    private static MapReport map(FigureContext context, Cell cell) {
        return MapReporter.report(
                context.model(), context.activations(), cell.layer(), cell.channel());
    }

    private static Figure ofMap(FigureContext context, MapReport report, double temperature) {
        if (report instanceof MapReport.Convolved convolved) {
            return new ConvolutionFigure(convolved, context);
        }
        if (report instanceof MapReport.Unit unit) {
            return new UnitFigure(unit.sum(), context);
        }
        if (report instanceof MapReport.Share share) {
            return new SoftmaxFigure(share, context, temperature);
        }
        if (report instanceof MapReport.Distance distance) {
            return new RbfDistancesFigure(distance, context);
        }
        return PipelineFigure.of(report, context);
    }

    private static Figure ofCell(FigureContext context, Cell cell) {
        CellReport report = CellReporter.report(context.model(), context.activations(), cell);
        return report instanceof CellReport.WeightedSum sum
                ? new NumberFigure(sum, context)
                : CellFigure.of(report, context);
    }

    private static Figure activation(FigureContext context, OpenLevel level) {
        Cell cell = level.cell();
        Activation activation = context.layer(cell.layer()).spec().activation();
        Tensor sums = context.activations().layers().get(cell.layer()).sums().orElseThrow();
        if (sums.shape().isUnits()) {
            return new ActivationFigure(context, activation, sums, cell, cell.channel());
        }
        int columns = sums.shape().columns();
        int fixed =
                level.depth() == OpenLevel.Depth.MAP ? -1 : cell.row() * columns + cell.column();
        return new ActivationFigure(context, activation, sums.channel(cell.channel()), cell, fixed);
    }

    /** Number of time steps; 0 for a still figure. */
    public int steps() {
        return figure.steps();
    }

    /** Paints the figure at {@code time}, 0 … {@link #steps}; a later time is the end. */
    public void paint(Raster raster, GlyphSource glyphs, Look look, double time) {
        raster.clear(look.ground());
        RasterPen pen = new RasterPen(raster, glyphs, look, em, Math.round(MARGIN * em));
        figure.paint(pen, Math.min(figure.steps(), time));
    }

    /** Describes a time step. */
    public String caption(double time) {
        return figure.caption(Math.min(figure.steps(), time));
    }

    /** The cell of a time step where time goes from cell to cell of a map; otherwise null. */
    public @Nullable Cell cellAt(double time) {
        return figure.cellAt(Math.min(figure.steps(), time));
    }

    /** The weight that a time step has come to, as {@link MapWeights} counts; −1 for none. */
    public int weightAt(double time) {
        return figure.weightAt(Math.min(figure.steps(), time));
    }

    /** The time step of the first cell whose value is not that of a blank window; else 0. */
    public int firstChange() {
        return figure.firstChange();
    }

    /** The time step of {@code cell}; NaN if there is none. */
    public double timeOf(Cell cell) {
        return figure.timeOf(cell);
    }

    /** The result in one line. */
    public String result() {
        return figure.result();
    }

    /** The target at a point and a time, in device pixels. */
    HitTarget at(double time, double x, double y) {
        double margin = Math.round(MARGIN * em);
        return figure.opening(partAt(time)).at(x - margin, y - margin);
    }

    /** The place of a point on the axes of the figure, if something can be dragged; else null. */
    double @Nullable [] place(double x, double y) {
        double margin = Math.round(MARGIN * em);
        return figure.place(x - margin, y - margin);
    }

    /** The tiles of maps of the stage, in device pixels. */
    public List<FlightTarget> targets() {
        double margin = Math.round(MARGIN * em);
        return figure.targets().stream().map(each -> each.by(margin, margin)).toList();
    }

    /** Number of parts that can be enlarged, one at a time. */
    public int parts() {
        return figure.parts();
    }

    /** The part that is enlarged at a time; −1 if there are none. */
    int partAt(double time) {
        return figure.partAt(Math.min(figure.steps(), time));
    }

    /** The same figure with a part enlarged at all times; −1 for the one of the present step. */
    public LevelFigure opening(int part) {
        return part < 0 ? this : new LevelFigure(figure.opening(part), em);
    }
}
