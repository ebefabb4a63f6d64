package org.kernelscope.bench;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.Backpropagation;
import org.kernelscope.analysis.Example;
import org.kernelscope.analysis.Landscape;
import org.kernelscope.analysis.LayerGradients;
import org.kernelscope.cli.Console;
import org.kernelscope.cli.Range;
import org.kernelscope.cli.UsageError;
import org.kernelscope.cli.Version;
import org.kernelscope.composition.ProgramModels;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.DrawingPreparation;
import org.kernelscope.data.Stroke;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Engine;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.render.ImageSize;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.thread.NamedThreads;
import org.kernelscope.transform.Movement;
import org.kernelscope.transform.Quantity;
import org.kernelscope.transform.Transform;
import org.kernelscope.ui.paint.ColorScale;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.ScaleMode;
import org.kernelscope.ui.paint.StageLayout;
import org.kernelscope.ui.paint.StageSurface;
import org.kernelscope.ui.paint.Theme;
import org.kernelscope.ui.state.Display;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code kernelscope bench latency}: from a movement of the pen, or of a handle, to all maps
 * painted, on the engine thread and the calling thread, as in the window, with the same classes.
 */
@Command(
        name = "latency",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "From a movement of the pen to all maps painted: median and 99th percentile.")
public final class LatencyBench implements Callable<Integer> {
    /** The class that the image is taken to show. */
    private static final int LABEL = 3;

    private static final int LANDSCAPES = 5;
    private static final int WARM_UP_STROKES = 60;
    private static final int PRESENTER_WARM_UP_STROKES = 12;
    private static final int STROKES_ON_A_PAD = 3;
    private static final int POINTS = 20;

    /** A hook, the image that is moved. */
    private static final Drawing SHAPE =
            Drawing.EMPTY
                    .plus(Stroke.at(0.35, 0.25, Display.DEFAULT_PEN))
                    .lastStrokeTo(0.6, 0.3)
                    .lastStrokeTo(0.45, 0.75);

    private final Console console;
    private final Timings preparing = new Timings();
    private final Timings computing = new Timings();
    private final Timings painting = new Timings();
    private final Timings whole = new Timings();
    private final Timings gradients = new Timings();
    private final Timings landscape = new Timings();

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--strokes",
            defaultValue = "500",
            description = "how many strokes of 20 movements to draw (default: ${DEFAULT-VALUE})")
    @Range(from = 1, to = 1_000_000)
    private int strokes = 500;

    @Option(
            names = "--size",
            defaultValue = "1920x1080",
            description = "size of the painted stage (default: ${DEFAULT-VALUE})")
    private String size = "1920x1080";

    @Option(
            names = "--move",
            description = "drag a handle of a drawn image instead of drawing: shift and turn")
    private boolean move;

    @Option(
            names = "--presenter",
            description =
                    "measure the two windows of a lesson in front of a class, each of the given"
                            + " size")
    private boolean presenter;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    public LatencyBench(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UserFacingException {
        ImageSize extent = ImageSize.parse(size, spec, console);
        if (presenter && move) {
            throw UsageError.of(spec, console, "cli.together", "--move", "--presenter");
        }
        if (presenter) {
            return presenter(extent);
        }
        Model model = ProgramModels.firstModel();
        Engine engine = ProgramModels.engine();
        ExecutorService engineThread = NamedThreads.single("engine");
        try {
            Work work = engineThread.submit(() -> new Work(model, engine, extent)).get();
            draw(work, engineThread, WARM_UP_STROKES, false);
            draw(work, engineThread, strokes, true);
            for (int i = 0; i < LANDSCAPES; i++) {
                landscape.add(engineThread.submit(work::survey).get());
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 1;
        } finally {
            engineThread.shutdown();
        }
        report(engine);
        return 0;
    }

    private int presenter(ImageSize extent) throws UserFacingException {
        try (PresenterLatency windows = PresenterLatency.open(extent)) {
            windows.draw(PRESENTER_WARM_UP_STROKES, POINTS);
            windows.draw(strokes, POINTS);
            report(windows.pictures(), windows.mirrors());
            return 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private void report(PresenterLatency.Costs pictures, PresenterLatency.Costs mirrors) {
        if (json) {
            JsonObject answer = new JsonObject();
            answer.addProperty("updates", pictures.passed().count());
            add(answer, "picture", pictures.passed());
            add(answer, "pictureWork", pictures.worked());
            add(answer, "pictureRendering", pictures.rendered());
            add(answer, "mirror", mirrors.passed());
            add(answer, "mirrorWork", mirrors.worked());
            add(answer, "mirrorRendering", mirrors.rendered());
            console.out().println(answer);
            return;
        }
        console.out()
                .println(
                        String.format(
                                Locale.ROOT,
                                "%,d movements of the pen; two windows of %s pixels",
                                pictures.passed().count(),
                                size));
        console.out().println(String.format("%-34s %9s %9s", "milliseconds", "median", "99th pct"));
        print("pen to picture", pictures);
        print("the lecturer's live image", mirrors);
    }

    private void print(String name, PresenterLatency.Costs costs) {
        console.out().println(costs.passed().row(name));
        console.out().println(costs.worked().row("  of the JavaFX thread's processor"));
        console.out().println(costs.rendered().row("  of the renderer's processor"));
    }

    private void draw(Work work, ExecutorService engineThread, int count, boolean measured)
            throws InterruptedException, ExecutionException {
        Random random = new Random(1);
        Drawing drawing = Drawing.EMPTY;
        for (int i = 0; i < count; i++) {
            if (i % STROKES_ON_A_PAD == 0) {
                drawing = Drawing.EMPTY;
            }
            double x = 0.2 + 0.6 * random.nextDouble();
            double y = 0.2 + 0.6 * random.nextDouble();
            double heading = 2 * Math.PI * random.nextDouble();
            double turn = random.nextGaussian() * 0.2;
            drawing = drawing.plus(Stroke.at(x, y, Display.DEFAULT_PEN));
            for (int point = 0; point < POINTS; point++) {
                x = Math.max(0, Math.min(1, x + 0.03 * Math.cos(heading)));
                y = Math.max(0, Math.min(1, y + 0.03 * Math.sin(heading)));
                heading += turn;
                long moved = System.nanoTime();
                Drawing now = move ? SHAPE : drawing.lastStrokeTo(x, y);
                drawing = now;
                Movement movement = move ? dragged(x, y) : Movement.NONE;
                Answer answer = engineThread.submit(() -> work.think(now, movement)).get();
                long painted = work.paint(answer.activations);
                long done = System.nanoTime();
                if (measured) {
                    preparing.add(answer.preparingNanos);
                    computing.add(answer.computingNanos);
                    painting.add(painted);
                    whole.add(done - moved);
                }
                if (point == POINTS - 1) {
                    long back = engineThread.submit(() -> work.back(answer.activations)).get();
                    if (measured) {
                        gradients.add(back);
                    }
                }
            }
        }
    }

    /** The place of the pointer, 0 to 1 each way, as a shift and a rotation. */
    private static Movement dragged(double x, double y) {
        return Movement.NONE.with(
                Transform.NONE
                        .with(Quantity.RIGHT, 12 * (x - 0.5))
                        .with(Quantity.TURN, 90 * (y - 0.5)));
    }

    private void report(Engine engine) {
        if (json) {
            JsonObject answer = new JsonObject();
            answer.addProperty("updates", whole.count());
            answer.addProperty("nativeLibrary", engine.info().nativeLibrary());
            add(answer, "prepare", preparing);
            add(answer, "compute", computing);
            add(answer, "paint", painting);
            add(answer, "whole", whole);
            add(answer, "gradients", gradients);
            add(answer, "landscape", landscape);
            console.out().println(answer);
            return;
        }
        console.out()
                .println(
                        String.format(
                                Locale.ROOT,
                                "%,d movements of the %s; stage of %s pixels; %s, %s",
                                whole.count(),
                                move ? "handle" : "pen",
                                size,
                                engine.info().nativeLibrary(),
                                engine.info().convolution()));
        console.out().println(String.format("%-34s %9s %9s", "milliseconds", "median", "99th pct"));
        console.out().println(preparing.row((move ? "handle" : "pen") + " to prepared input"));
        console.out().println(computing.row("input to all activations"));
        console.out().println(painting.row("activations to painted maps"));
        console.out().println(whole.row("the whole, with both hand-overs"));
        console.out().println(gradients.row("all gradients of the loss"));
        console.out().println(landscape.row("a loss landscape of 61×61"));
        double frame = 1000 / 60.0;
        console.out()
                .println(
                        String.format(
                                Locale.ROOT,
                                "99th percentile of the whole: %.2f of a frame of 1/60 s",
                                whole.quantileMillis(0.99) / frame));
    }

    private static void add(JsonObject answer, String name, Timings timings) {
        JsonObject part = new JsonObject();
        part.addProperty("medianMillis", timings.medianMillis());
        part.addProperty("percentile99Millis", timings.quantileMillis(0.99));
        answer.add(name, part);
    }

    private record Answer(Activations activations, long preparingNanos, long computingNanos) {}

    /** The work of one update, in the two parts that the two threads do. */
    private final class Work {
        private final Model model;
        private final Network network;
        private final DrawingPreparation preparation = new DrawingPreparation();
        private final Movement.Mover mover = new Movement.Mover();
        private final Raster raster;
        private final StageLayout layout;
        private final StageSurface surface = new StageSurface();
        private @Nullable Activations last;
        private @Nullable LayerGradients down;

        Work(Model model, Engine engine, ImageSize extent) {
            this.model = model;
            this.network = engine.open(model.architecture(), model.weights());
            raster = new Raster(extent.width(), extent.height());
            List<Integer> headings =
                    java.util.Collections.nCopies(model.architecture().layers().size() + 1, 90);
            layout =
                    StageLayout.fit(
                            model.architecture(),
                            new StageLayout.Frame(
                                    extent.width(), extent.height(), 90, 1, headings));
        }

        Answer think(Drawing drawing, Movement movement) {
            long start = System.nanoTime();
            Tensor digit =
                    move ? mover.move(drawing, movement) : preparation.prepare(drawing).digit();
            Tensor input = model.architecture().input().encode(digit);
            long ready = System.nanoTime();
            Activations activations = network.forward(input);
            return new Answer(activations, ready - start, System.nanoTime() - ready);
        }

        long back(Activations activations) {
            long start = System.nanoTime();
            last = activations;
            down =
                    Backpropagation.ofLoss(
                            model, activations, LABEL, Loss.usual(model.architecture()));
            return System.nanoTime() - start;
        }

        /** The loss of one image over the gradient and a random direction. */
        long survey() throws ArchitectureException {
            long start = System.nanoTime();
            Landscape.Survey survey =
                    new Landscape.Survey(
                            model,
                            Landscape.ofGradient(model, Objects.requireNonNull(down), 1),
                            List.of(new Example(Objects.requireNonNull(last).input(), LABEL)),
                            Loss.usual(model.architecture()));
            while (!survey.isOver()) {
                survey.step(network, Long.MAX_VALUE / 4);
            }
            return System.nanoTime() - start;
        }

        long paint(Activations activations) {
            long start = System.nanoTime();
            surface.paint(
                    raster,
                    layout,
                    activations,
                    model.architecture().input(),
                    ColorScale.of(ScaleMode.MAP, activations),
                    new Look(Palette.BLUE_ORANGE, Theme.LIGHT));
            return System.nanoTime() - start;
        }
    }
}
