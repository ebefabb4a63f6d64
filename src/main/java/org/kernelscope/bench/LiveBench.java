package org.kernelscope.bench;

import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kernelscope.cli.Console;
import org.kernelscope.cli.Range;
import org.kernelscope.cli.Version;
import org.kernelscope.composition.ProgramModels;
import org.kernelscope.data.Mnist;
import org.kernelscope.network.Presets;
import org.kernelscope.render.ImageSize;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.RunState;
import org.kernelscope.training.RunView;
import org.kernelscope.training.TrainingService;
import org.kernelscope.training.record.RunStart;
import org.kernelscope.training.settings.DatasetSource;
import org.kernelscope.training.settings.RunSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code kernelscope bench live}: what the window costs a training, and what the training costs
 * somebody who draws. In turns, the same run is made as the command line makes it, and in the
 * window with one live view after the other; then somebody draws without a rest while a run goes
 * on.
 */
@Command(
        name = "live",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Training with the window open against the same from the command line; answers to"
                        + " the pen while it trains.")
public final class LiveBench implements Callable<Integer> {
    private static final int WARM_UP_DIGITS = 6_000;
    private static final int MAX_DIGITS = 52_000;
    private static final long LOOK_MILLIS = 20;
    private static final double MOST_LOSS = 0.15;
    private static final double MOST_MILLIS = 50;

    /** One epoch of everything; it is left before its end, so that no test falls into it. */
    private static final RunSettings SETTINGS = RunSettings.DEFAULT;

    private final Console console;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--digits",
            defaultValue = "30000",
            description = "digits to learn from in each turn (default: ${DEFAULT-VALUE})")
    @Range(from = 1, to = MAX_DIGITS)
    private int digits = 30_000;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "turns of both (default: ${DEFAULT-VALUE})")
    @Range(from = 1, to = 1_000)
    private int rounds = 5;

    @Option(
            names = "--seconds",
            defaultValue = "10",
            description = "how long to draw while it trains (default: ${DEFAULT-VALUE})")
    @Range(from = 0, to = 3_600, above = true)
    private double seconds = 10;

    @Option(
            names = "--warm-up",
            defaultValue = "60",
            description =
                    "seconds of drawing before anything is measured (default: ${DEFAULT-VALUE})")
    @Range(from = 0, to = 3_600)
    private double warmUp = 60;

    @Option(
            names = "--size",
            defaultValue = "1440x900",
            description = "size of the window (default: ${DEFAULT-VALUE})")
    private String size = "1440x900";

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    public LiveBench(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UserFacingException, InterruptedException {
        ImageSize extent = ImageSize.parse(size, spec, console);
        double[] alone = new double[rounds];
        double[] watched = new double[rounds];
        try (LiveWindow window = LiveWindow.open(extent)) {
            // A program that was just started compiles itself for a while.
            draw(window, warmUp);
            window.beWarm();
            for (int round = 0; round < rounds; round++) {
                alone[round] = alone();
                watched[round] = watched(window);
            }
            draw(window, seconds);
            report(new Result(median(alone), median(watched), window));
        }
        return 0;
    }

    /** Digits a second without a window; the one that is open rests. */
    private double alone() throws UserFacingException, InterruptedException {
        try (TrainingService service =
                new TrainingService(ProgramModels.engine(), DatasetSource.of(Mnist.inside()))) {
            service.train(new RunStart.Fresh(Presets.LENET5_MODERN), SETTINGS);
            double perSecond = measure(service::view);
            service.stop();
            return perSecond;
        }
    }

    /** Digits a second in the window, while somebody draws. */
    private double watched(LiveWindow window) throws UserFacingException, InterruptedException {
        double perSecond = measure(begin(window));
        window.check();
        window.hold();
        return perSecond;
    }

    /** Begins a run; until it is there, the views are still those of the one before. */
    private static Supplier<RunView> begin(LiveWindow window) {
        int before = number(window.view());
        window.train(SETTINGS);
        return () -> number(window.view()) == before ? RunView.NOTHING : window.view();
    }

    private static int number(RunView view) {
        return view.run() == null ? 0 : view.run().number();
    }

    /** Draws while a run goes on. */
    private static void draw(LiveWindow window, double seconds)
            throws UserFacingException, InterruptedException {
        awaitDigits(begin(window), WARM_UP_DIGITS);
        window.draw(true);
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (System.nanoTime() < end && window.view().state() == RunState.RUNNING) {
            Thread.sleep(LOOK_MILLIS);
        }
        window.draw(false);
        window.check();
        window.hold();
    }

    /** Follows a run that has just begun over its warm-up and the digits that are timed. */
    private double measure(Supplier<RunView> views)
            throws UserFacingException, InterruptedException {
        awaitDigits(views, 1);
        long first = awaitDigits(views, WARM_UP_DIGITS);
        long start = System.nanoTime();
        long last = awaitDigits(views, WARM_UP_DIGITS + digits);
        return (last - first) * 1e9 / (System.nanoTime() - start);
    }

    /** Waits until a run has learned from {@code count} digits; says from how many it has. */
    private static long awaitDigits(Supplier<RunView> views, int count)
            throws UserFacingException, InterruptedException {
        while (true) {
            RunView view = views.get();
            UserFacingException problem = view.problem();
            if (problem != null) {
                throw problem;
            }
            long done = view.progress().step() * SETTINGS.batch();
            if (done >= count) {
                return done;
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(sorted.length - 1) / 2];
    }

    /** The measurements. */
    private record Result(
            double alonePerSecond,
            double watchedPerSecond,
            int movements,
            double medianMillis,
            double percentile99Millis) {
        Result(double alonePerSecond, double watchedPerSecond, LiveWindow window) {
            this(
                    alonePerSecond,
                    watchedPerSecond,
                    window.answers().count(),
                    window.answers().medianMillis(),
                    window.answers().quantileMillis(0.99));
        }

        /** The share of the speed that the window costs. */
        double loss() {
            return 1 - watchedPerSecond / alonePerSecond;
        }
    }

    private void report(Result result) {
        if (json) {
            JsonObject answer = new JsonObject();
            answer.addProperty("alonePerSecond", Math.round(result.alonePerSecond()));
            answer.addProperty("watchedPerSecond", Math.round(result.watchedPerSecond()));
            answer.addProperty("loss", result.loss());
            answer.addProperty("movements", result.movements());
            answer.addProperty("medianMillis", result.medianMillis());
            answer.addProperty("percentile99Millis", result.percentile99Millis());
            console.out().println(answer);
            return;
        }
        line("bench.live.alone", String.format(Locale.ROOT, "%,.0f", result.alonePerSecond()));
        line(
                "bench.live.watched",
                String.format(Locale.ROOT, "%,.0f", result.watchedPerSecond()),
                size);
        line(
                "bench.live.loss",
                String.format(Locale.ROOT, "%.1f", 100 * result.loss()),
                String.format(Locale.ROOT, "%.0f", 100 * MOST_LOSS));
        line(
                "bench.live.answers",
                String.format(Locale.ROOT, "%,d", result.movements()),
                String.format(Locale.ROOT, "%.1f", result.medianMillis()),
                String.format(Locale.ROOT, "%.1f", result.percentile99Millis()),
                String.format(Locale.ROOT, "%.0f", MOST_MILLIS));
    }

    private void line(String key, Object... arguments) {
        console.out().println(console.texts().get(key, arguments));
    }
}
