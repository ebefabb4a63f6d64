package org.kernelscope.bench;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.kernelscope.cli.Console;
import org.kernelscope.cli.ModelOption;
import org.kernelscope.cli.Range;
import org.kernelscope.cli.Version;
import org.kernelscope.composition.ExampleDrawing;
import org.kernelscope.composition.ProgramModels;
import org.kernelscope.data.DrawingPreparation;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.render.ImageSize;
import org.kernelscope.render.OffscreenDisplay;
import org.kernelscope.render.RenderModelOption;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.control.Fonts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    private static final int WARM_UP = 25;

    private final Console console;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--frames",
            defaultValue = "60",
            description = "how many frames of each view to paint (default: ${DEFAULT-VALUE})")
    @Range(from = 1, to = 1_000_000)
    private int frames = 60;

    @Option(
            names = "--size",
            defaultValue = "1920x1080",
            description = "size of the window (default: ${DEFAULT-VALUE})")
    private String size = "1920x1080";

    @Mixin private final ModelOption modelOption = new ModelOption();

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    public PaintBench(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UserFacingException {
        ImageSize extent = ImageSize.parse(size, spec, console);
        Model model = RenderModelOption.of(modelOption);
        Activations activations = activations(model);
        OffscreenDisplay.turnOn(extent.width(), extent.height());
        CompletableFuture<List<PaintCost>> measured = new CompletableFuture<>();
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
        try (Network network = ProgramModels.engine().open(model.architecture(), model.weights())) {
            return network.forward(
                    model.architecture()
                            .input()
                            .encode(
                                    new DrawingPreparation()
                                            .prepare(ExampleDrawing.digit())
                                            .digit()));
        }
    }

    private List<PaintCost> measure(ImageSize extent, Model model, Activations activations)
            throws UserFacingException {
        PaintRounds rounds = new PaintRounds(extent, model, activations);
        // Once for the compiler, and once for the clock.
        rounds.round(Math.min(WARM_UP, frames));
        return rounds.round(frames);
    }

    private void report(List<PaintCost> costs) {
        if (json) {
            console.out().println(PaintCost.json(costs));
            return;
        }
        console.out()
                .println(
                        String.format(
                                Locale.ROOT,
                                "%d frames of each view, in a window of %s; milliseconds",
                                frames,
                                size));
        PaintCost.print(costs, console.out());
    }
}
