package org.kernelscope.app;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.lang.management.ManagementFactory;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;
import org.kernelscope.cli.Console;
import org.kernelscope.cli.Misuse;
import org.kernelscope.cli.Version;
import org.kernelscope.cli.bench.Timings;
import org.kernelscope.data.DrawingPreparation;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.tensor.Shape;
import org.kernelscope.text.Problem;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.arithmetic.ArithmeticPicture;
import org.kernelscope.ui.arithmetic.Aspect;
import org.kernelscope.ui.control.Fonts;
import org.kernelscope.ui.control.Letters;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.paint.ColorScale;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.ScaleMode;
import org.kernelscope.ui.paint.StageLayout;
import org.kernelscope.ui.paint.StageLook;
import org.kernelscope.ui.paint.StagePainter;
import org.kernelscope.ui.paint.StageSlide;
import org.kernelscope.ui.paint.Theme;
import org.kernelscope.ui.state.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code kernelscope bench paint}: what a frame of each view costs, by the painters of the window,
 * on the JavaFX thread, into pixels in memory.
 */
@Command(
        name = "paint",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "What a frame of each view costs: median and 99th percentile.")
public final class PaintBench implements Callable<Integer> {
    private static final StageLook LOOK = StageLook.of(Palette.BLUE_ORANGE, Theme.LIGHT);
    private static final int WARM_UP = 25;
    private static final int FRAMES_OF_A_SLIDE = 27;
    private static final int HEADINGS = 90;

    /** What is beside the stage, in em: the panels, the bars above and below. */
    private static final double SIDES = 36;

    private static final double BARS = 6.5;

    /** What is above and below the figure of an open level, in em. */
    private static final double HEADER = 7;

    private final Console console;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--frames",
            defaultValue = "60",
            description = "how many frames of each view to paint (default: ${DEFAULT-VALUE})")
    private int frames = 60;

    @Option(
            names = "--size",
            defaultValue = "1920x1080",
            description = "size of the window (default: ${DEFAULT-VALUE})")
    private String size = "1920x1080";

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    PaintBench(Console console) {
        this.console = console;
    }

    /**
     * What a view costs.
     *
     * @param paint a frame in which time moves on, painted into pixels: processor time
     * @param answer a frame with other numbers, as when the pen moves, worked out and painted:
     *     processor time
     * @param screen a frame in which time moves on, painted and drawn by JavaFX's software renderer
     *     into a picture: time that passes
     */
    private record Cost(String view, Timings paint, Timings answer, Timings screen) {
        Cost(String view) {
            this(view, new Timings(), new Timings(), new Timings());
        }
    }

    @Override
    public Integer call() throws Problem {
        PictureSize extent = PictureSize.parse(size, spec, console);
        Misuse.refuseLessThanOne(spec, console, "--frames", frames);
        Model model = Home.firstModel();
        Activations activations = activations(model);
        InMemoryDisplay.turnOn(extent.width(), extent.height());
        CompletableFuture<List<Cost>> measured = new CompletableFuture<>();
        Platform.setImplicitExit(false);
        Platform.startup(
                () -> {
                    try {
                        Fonts.load();
                        measured.complete(measure(extent, model, activations));
                    } catch (Throwable broken) {
                        measured.completeExceptionally(broken);
                    }
                });
        try {
            report(measured.get());
            return 0;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 1;
        } finally {
            Platform.exit();
        }
    }

    private static Activations activations(Model model) {
        try (Network network = Home.engine().open(model.architecture(), model.weights())) {
            return network.forward(
                    model.architecture()
                            .input()
                            .encode(
                                    new DrawingPreparation()
                                            .prepare(FirstDrawing.digit())
                                            .digit()));
        }
    }

    private List<Cost> measure(PictureSize extent, Model model, Activations activations) {
        double em = TextSize.in(extent.width(), extent.height());
        Screen stage =
                new Screen(
                        extent.width() - (int) (SIDES * em), extent.height() - (int) (BARS * em));
        StageLayout whole = StageLayout.fit(model.architecture(), room(stage, model));
        // Once for the compiler, and once for the clock.
        round(WARM_UP, em, stage, whole, model, activations);
        return round(frames, em, stage, whole, model, activations);
    }

    private static StageLayout.Frame room(Screen stage, Model model) {
        int columns = model.architecture().layers().size() + 1;
        return new StageLayout.Frame(
                stage.raster.width(),
                stage.raster.height(),
                HEADINGS,
                1,
                Collections.nCopies(columns, HEADINGS));
    }

    private static List<Cost> round(
            int count,
            double em,
            Screen stage,
            StageLayout whole,
            Model model,
            Activations activations) {
        List<Cost> costs = new ArrayList<>();
        ColorScale scale = ColorScale.of(ScaleMode.MAP, activations);
        costs.add(slide(count, stage, whole, model, activations));
        for (Layer layer : model.architecture().layers()) {
            int width = StageSlide.aside(whole, layer.index()).gap().width();
            Screen screen = new Screen(width, stage.raster.height() - (int) (HEADER * em));
            Shape shape = layer.outputShape();
            int channel = shape.channels() / 2;
            Cell cell = new Cell(layer.index(), channel, shape.rows() / 2, shape.columns() / 2);
            for (Level level : List.of(Level.ofMap(cell), Level.ofCell(cell))) {
                for (Aspect aspect : ArithmeticPicture.sides(layer, level.depth())) {
                    String depth = level.depth() == Level.Depth.MAP ? "map" : "cell";
                    Cost cost = new Cost(layer.name() + " " + depth + " " + aspect.id());
                    ArithmeticPicture.Subject subject =
                            new ArithmeticPicture.Subject(
                                    model, activations, scale, level, aspect, 1);
                    figure(count, cost, screen, subject, em);
                    costs.add(cost);
                }
            }
        }
        return costs;
    }

    /** The layers on their way aside; every map is painted anew in every frame. */
    private static Cost slide(
            int count, Screen screen, StageLayout whole, Model model, Activations activations) {
        ColorScale scale = ColorScale.of(ScaleMode.MAP, activations);
        int open = model.architecture().layers().size() / 2;
        StageLayout aside = StageSlide.aside(whole, open);
        Cost cost = new Cost("slide");
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            long worked = processorNanos();
            double progress = i % FRAMES_OF_A_SLIDE / (double) FRAMES_OF_A_SLIDE;
            StageLayout layout = StageSlide.between(whole, aside, progress);
            StagePainter.paint(
                    screen.raster, layout, activations, model.architecture().input(), scale, LOOK);
            StagePainter.dim(screen.raster, layout, open, 0, LOOK);
            long painted = processorNanos() - worked;
            screen.draw();
            cost.paint.add(painted);
            cost.answer.add(painted);
            cost.screen.add(System.nanoTime() - start);
        }
        return cost;
    }

    private static void figure(
            int count, Cost cost, Screen screen, ArithmeticPicture.Subject subject, double em) {
        Texts texts = Texts.in(Texts.Language.ENGLISH);
        int width = screen.raster.width();
        int height = screen.raster.height();
        for (int i = 0; i < count; i++) {
            long begun = processorNanos();
            ArithmeticPicture picture = ArithmeticPicture.of(subject, texts, width, height, em);
            double time = picture.steps() * (i * 37 % 100) / 99.0;
            picture.paint(screen.raster, Letters.SHARED, LOOK, time);
            long answered = processorNanos();
            long start = System.nanoTime();
            picture.paint(screen.raster, Letters.SHARED, LOOK, time);
            long painted = processorNanos();
            screen.draw();
            cost.answer.add(answered - begun);
            cost.paint.add(painted - answered);
            cost.screen.add(System.nanoTime() - start);
            // Letters are drawn once for the whole program, in the round that is not measured.
            Letters.SHARED.learn();
        }
    }

    /**
     * What the painting itself costs is processor time: a machine that is busy with other things
     * makes frames late, but not dearer.
     */
    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Pixels in memory that JavaFX draws as it draws them in the window. JavaFX thread. */
    private static final class Screen {
        private final Raster raster;
        private final PixelBuffer<IntBuffer> buffer;
        private final ImageView view;
        private final WritableImage drawn;

        Screen(int width, int height) {
            IntBuffer pixels = IntBuffer.allocate(width * height);
            raster = new Raster(width, height, pixels.array());
            buffer = new PixelBuffer<>(width, height, pixels, PixelFormat.getIntArgbPreInstance());
            view = new ImageView(new WritableImage(buffer));
            drawn = new WritableImage(width, height);
        }

        void draw() {
            buffer.updateBuffer(all -> null);
            view.snapshot(null, drawn);
        }
    }

    private void report(List<Cost> costs) {
        if (json) {
            JsonArray all = new JsonArray();
            for (Cost cost : costs) {
                JsonObject one = new JsonObject();
                one.addProperty("view", cost.view);
                add(one, "paint", cost.paint);
                add(one, "answer", cost.answer);
                add(one, "screen", cost.screen);
                all.add(one);
            }
            console.out().println(all);
            return;
        }
        print("%d frames of each view, in a window of %s; milliseconds".formatted(frames, size));
        print("%-24s %16s %16s %16s".formatted("", "paint", "other numbers", "to the screen"));
        String heading = "%8s%8s".formatted("median", "99th");
        print("%-24s %16s %16s %16s".formatted("view", heading, heading, heading));
        for (Cost cost : costs) {
            print(
                    "%-24s %16s %16s %16s"
                            .formatted(
                                    cost.view,
                                    pair(cost.paint),
                                    pair(cost.answer),
                                    pair(cost.screen)));
        }
        double painted =
                costs.stream().mapToDouble(cost -> cost.paint.medianMillis()).max().orElse(0);
        double drawn =
                costs.stream().mapToDouble(cost -> cost.screen.medianMillis()).max().orElse(0);
        String largest = "largest median: painted %.2f, to the screen %.2f";
        print(String.format(Locale.ROOT, largest, painted, drawn));
    }

    private void print(String line) {
        console.out().println(line);
    }

    private static String pair(Timings timings) {
        return String.format(
                Locale.ROOT, "%8.2f%8.2f", timings.medianMillis(), timings.quantileMillis(0.99));
    }

    private static void add(JsonObject answer, String name, Timings timings) {
        JsonObject part = new JsonObject();
        part.addProperty("medianMillis", timings.medianMillis());
        part.addProperty("percentile99Millis", timings.quantileMillis(0.99));
        answer.add(name, part);
    }
}
