package org.kernelscope.bench;

import java.lang.management.ManagementFactory;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.kernelscope.analysis.Backpropagation;
import org.kernelscope.analysis.Example;
import org.kernelscope.analysis.OptimizerStep;
import org.kernelscope.analysis.TrainingStep;
import org.kernelscope.composition.ExampleDrawing;
import org.kernelscope.data.DrawingPreparation;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.engine.Schedule;
import org.kernelscope.engine.TrainingSettings;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.Layer;
import org.kernelscope.render.ImageSize;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.arithmetic.DetailTab;
import org.kernelscope.ui.arithmetic.LevelFigure;
import org.kernelscope.ui.control.GlyphCache;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.kernels.GalleryPainter;
import org.kernelscope.ui.paint.ColorScale;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.MapFlight;
import org.kernelscope.ui.paint.MapFlight.FlightTarget;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.ScaleMode;
import org.kernelscope.ui.paint.StageLayout;
import org.kernelscope.ui.paint.StagePainter;
import org.kernelscope.ui.paint.StageSlide;
import org.kernelscope.ui.paint.TextScale;
import org.kernelscope.ui.paint.Theme;
import org.kernelscope.ui.state.BackwardResult;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.OpenLevel;
import org.kernelscope.ui.workshop.WorkshopFrame;
import org.kernelscope.workshop.ColourWheel;
import org.kernelscope.workshop.GridPreset;
import org.kernelscope.workshop.Setup;

/** Paints every view of a network again and again and takes the time. JavaFX thread. */
final class PaintRounds {
    private static final Look LOOK = new Look(Palette.BLUE_ORANGE, Theme.LIGHT);
    private static final int FRAMES_OF_A_SLIDE = 36;
    private static final int HEADINGS = 90;
    private static final Shape LARGEST =
            Shape.of(Setup.MOST_CHANNELS, Setup.LARGEST_INPUT, Setup.LARGEST_INPUT);

    /** The width beside the stage and the height above and below it, in em. */
    private static final double SIDES = 36;

    private static final double BARS = 6.5;

    /** The height above the figure of an open level, in em. */
    private static final double HEADER = 5;

    /** The width beside the kernels in the Lab, in em. */
    private static final double TABLE = 18;

    /** The height above and below them, in em. */
    private static final double GRID_TOOLS = 9;

    private final Model model;
    private final Activations activations;
    private final ColorScale scale;
    private final LevelFigure.WayBack back;
    private final double em;
    private final PaintScreen stage;
    private final StageLayout whole;

    /** The views in a window of the given size. */
    PaintRounds(ImageSize extent, Model model, Activations activations) throws UserFacingException {
        this.model = model;
        this.back = back(model, activations);
        this.activations = activations;
        this.scale = ColorScale.of(ScaleMode.MAP, activations);
        this.em = TextSize.in(extent.width(), extent.height(), TextScale.NORMAL);
        this.stage =
                new PaintScreen(
                        extent.width() - (int) (SIDES * em), extent.height() - (int) (BARS * em));
        this.whole = StageLayout.fit(model.architecture(), room());
    }

    private StageLayout.Frame room() {
        int columns = model.architecture().layers().size() + 1;
        int heading = Math.min(HEADINGS, stage.raster().width() / (2 * columns));
        return new StageLayout.Frame(
                stage.raster().width(),
                stage.raster().height(),
                HEADINGS,
                1,
                Collections.nCopies(columns, heading));
    }

    /** Every view {@code count} times. */
    List<PaintCost> round(int count) {
        List<PaintCost> costs = new ArrayList<>();
        costs.add(stage(count));
        for (Layer layer : model.architecture().layers()) {
            Cell cell = layer.middleCell();
            costs.add(slide(count, cell));
            backward(count, costs, layer, cell);
            Kernels.of(layer, model.weights())
                    .ifPresent(kernels -> costs.add(gallery(count, layer, kernels)));
            int width = StageSlide.aside(whole, layer.index()).gap().width();
            PaintScreen screen =
                    new PaintScreen(width, stage.raster().height() - (int) (HEADER * em));
            for (OpenLevel level : List.of(OpenLevel.ofMap(cell), OpenLevel.ofCell(cell))) {
                for (DetailTab tab : DetailTab.of(layer, level.depth())) {
                    String depth = level.depth() == OpenLevel.Depth.MAP ? "map" : "cell";
                    PaintCost cost = new PaintCost(layer.name() + " " + depth + " " + tab.id());
                    figure(count, cost, screen, subject(level, tab));
                    costs.add(cost);
                }
            }
        }
        costs.add(workshop(count, "workshop 4x64x64", GridPreset.RANDOM.grid(LARGEST, 1)));
        int picture = Setup.LARGEST_PICTURE;
        costs.add(workshop(count, "workshop 3x256x256", ColourWheel.picture(picture)));
        return costs;
    }

    /** The workshop while one paints on the largest kernel: a weight is another in every frame. */
    private PaintCost workshop(int count, String name, Tensor input) {
        PaintCost cost = new PaintCost(name);
        Texts texts = Texts.in(Texts.Language.ENGLISH);
        int height = stage.raster().height() / 2 - (int) (GRID_TOOLS * em);
        PaintScreen screen = new PaintScreen(stage.raster().width() - (int) (TABLE * em), height);
        Setup setup =
                Setup.textbook()
                        .withInput(input)
                        .withWindow(Setup.LARGEST_KERNEL, Setup.LARGEST_KERNEL);
        float[] weights = GridPreset.RANDOM.kernels(setup, 1).toArray();
        for (int i = 0; i < count; i++) {
            long begun = processorNanos();
            int weight = i % weights.length;
            weights[weight] = -i;
            Tensor kernels = Tensor.takeOver(setup.kernels().shape(), weights.clone());
            WorkshopFrame frame = new WorkshopFrame(setup.withKernels(kernels), weight);
            long answered = processorNanos();
            long start = System.nanoTime();
            frame.paint(screen.raster(), GlyphCache.SHARED, LOOK, texts, em);
            long painted = processorNanos();
            screen.draw();
            cost.answer().add(answered - begun);
            cost.paint().add(painted - answered);
            cost.screen().add(System.nanoTime() - start);
            GlyphCache.SHARED.learn();
        }
        return cost;
    }

    /** Every tab of the way back. */
    private void backward(int count, List<PaintCost> costs, Layer layer, Cell cell) {
        int width = StageSlide.aside(whole, layer.index()).gap().width();
        PaintScreen screen = new PaintScreen(width, stage.raster().height() - (int) (HEADER * em));
        List<OpenLevel> levels =
                new ArrayList<>(List.of(OpenLevel.ofMap(cell), OpenLevel.ofCell(cell)));
        if (layer.parameterCount() > 0) {
            levels.add(OpenLevel.ofWeight(cell, 0));
        }
        for (OpenLevel level : levels) {
            for (DetailTab tab :
                    DetailTab.backward(model.architecture(), layer.index(), level.depth())) {
                // A landscape is one map, painted when it is computed.
                if (tab != DetailTab.LANDSCAPE) {
                    PaintCost cost =
                            new PaintCost(
                                    layer.name()
                                            + " "
                                            + level.depth().name().toLowerCase(Locale.ROOT)
                                            + " backward "
                                            + tab.id());
                    figure(
                            count,
                            cost,
                            screen,
                            LevelFigure.Subject.backward(back, scale, level, tab));
                    costs.add(cost);
                }
            }
        }
    }

    private static LevelFigure.WayBack back(Model model, Activations activations)
            throws UserFacingException {
        Loss loss = Loss.usual(model.architecture());
        InferenceResult inference =
                new InferenceResult(
                        ExampleDrawing.digit(),
                        new DrawingPreparation().prepare(ExampleDrawing.digit()),
                        model,
                        activations);
        TrainingSettings settings =
                new TrainingSettings(Optimizer.SGD, 0.01, Schedule.CONSTANT, 0, 0, loss, 1);
        return new LevelFigure.WayBack(
                new BackwardResult(
                        inference,
                        0,
                        loss,
                        Backpropagation.loss(model, activations, 0, loss),
                        Backpropagation.ofLoss(model, activations, 0, loss)),
                TrainingStep.of(
                        model,
                        List.of(new Example(activations.input(), 0)),
                        settings,
                        new OptimizerStep(settings).start(model.architecture())),
                null);
    }

    private LevelFigure.Subject subject(OpenLevel level, DetailTab tab) {
        return new LevelFigure.Subject(model, activations, scale, level, tab, 1);
    }

    /** The whole network, as while one draws. */
    private PaintCost stage(int count) {
        PaintCost cost = new PaintCost("stage");
        for (int i = 0; i < count; i++) {
            frame(cost, stage, () -> paint(whole));
        }
        return cost;
    }

    private void paint(StageLayout layout) {
        StagePainter.paint(
                stage.raster(), layout, activations, model.architecture().input(), scale, LOOK);
    }

    /** The layers on their way aside and copies of the maps on their way into the open one. */
    private PaintCost slide(int count, Cell open) {
        String name = model.architecture().layers().get(open.layer()).name();
        PaintCost cost = new PaintCost(name + " opens");
        StageLayout aside = StageSlide.aside(whole, open.layer());
        List<FlightTarget> targets =
                LevelFigure.of(
                                subject(OpenLevel.ofMap(open), DetailTab.MAKING),
                                Texts.in(Texts.Language.ENGLISH),
                                aside.gap().width(),
                                stage.raster().height(),
                                em)
                        .targets();
        RasterPen brush = new RasterPen(stage.raster(), GlyphCache.SHARED, LOOK, em, 0);
        for (int i = 0; i < count; i++) {
            double progress = i % FRAMES_OF_A_SLIDE / (double) FRAMES_OF_A_SLIDE;
            frame(
                    cost,
                    stage,
                    () -> {
                        paint(StageSlide.between(whole, aside, progress));
                        StagePainter.dim(stage.raster(), aside, open.layer(), 0, LOOK);
                        MapFlight.paint(
                                brush,
                                whole,
                                targets,
                                activations,
                                model.architecture().input(),
                                scale,
                                progress);
                    });
        }
        return cost;
    }

    /** All kernels of a layer, in the Lab, below the stage and beside the table. */
    private PaintCost gallery(int count, Layer layer, Kernels kernels) {
        PaintCost cost = new PaintCost(layer.name() + " kernels");
        PaintScreen screen =
                new PaintScreen(
                        stage.raster().width() - (int) (TABLE * em),
                        stage.raster().height() / 2 - (int) (GRID_TOOLS * em));
        GalleryPainter.FirstPage page =
                GalleryPainter.FirstPage.of(
                        kernels, screen.raster().width(), screen.raster().height(), em);
        for (int i = 0; i < count; i++) {
            frame(cost, screen, () -> page.paint(screen.raster(), GlyphCache.SHARED, LOOK));
            GlyphCache.SHARED.learn();
        }
        return cost;
    }

    private static void frame(PaintCost cost, PaintScreen screen, Runnable paint) {
        long start = System.nanoTime();
        long worked = processorNanos();
        paint.run();
        long painted = processorNanos() - worked;
        screen.draw();
        cost.paint().add(painted);
        cost.answer().add(painted);
        cost.screen().add(System.nanoTime() - start);
    }

    private void figure(
            int count, PaintCost cost, PaintScreen screen, LevelFigure.Subject subject) {
        Texts texts = Texts.in(Texts.Language.ENGLISH);
        int width = screen.raster().width();
        int height = screen.raster().height();
        for (int i = 0; i < count; i++) {
            long begun = processorNanos();
            LevelFigure figure = LevelFigure.of(subject, texts, width, height, em);
            double time = figure.steps() * (i * 37 % 100) / 99.0;
            figure.paint(screen.raster(), GlyphCache.SHARED, LOOK, time);
            long answered = processorNanos();
            long start = System.nanoTime();
            figure.paint(screen.raster(), GlyphCache.SHARED, LOOK, time);
            long painted = processorNanos();
            screen.draw();
            cost.answer().add(answered - begun);
            cost.paint().add(painted - answered);
            cost.screen().add(System.nanoTime() - start);
            // Letters are drawn once for the whole program, in the round that is not measured.
            GlyphCache.SHARED.learn();
        }
    }

    /**
     * The cost of painting is processor time: a machine that is busy with other things makes frames
     * late, but not dearer.
     */
    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Pixels in memory that JavaFX draws as it draws them in the window. JavaFX thread. */
    static final class PaintScreen {
        private final Raster raster;
        private final PixelBuffer<IntBuffer> buffer;
        private final ImageView view;
        private final WritableImage drawn;

        PaintScreen(int width, int height) {
            IntBuffer pixels = IntBuffer.allocate(width * height);
            raster = new Raster(width, height, pixels.array());
            buffer = new PixelBuffer<>(width, height, pixels, PixelFormat.getIntArgbPreInstance());
            view = new ImageView(new WritableImage(buffer));
            drawn = new WritableImage(width, height);
        }

        Raster raster() {
            return raster;
        }

        /** Draws what was painted by JavaFX's software renderer. */
        void draw() {
            buffer.updateBuffer(all -> null);
            view.snapshot(null, drawn);
        }
    }
}
