package org.kernelscope.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kernelscope.cli.Console;
import org.kernelscope.cli.Range;
import org.kernelscope.cli.Version;
import org.kernelscope.render.ImageSize;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.RunState;
import org.kernelscope.training.settings.RunSettings;
import org.kernelscope.ui.fx.IdleWork;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code kernelscope bench gestures}: how long the window is deaf to its user after each thing that
 * he does: the longest that the JavaFX thread is busy with one thing, the first time and usually.
 */
@Command(
        name = "gestures",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "How long the JavaFX thread is busy without a rest after each gesture.")
public final class GestureBench implements Callable<Integer> {
    /** A frame that is painted in peace may take so long. */
    private static final long CALM_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private static final RunSettings SETTINGS =
            RunSettings.DEFAULT.withExampleCount(6_000).withEpochs(2);

    private final Console console;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--rounds",
            defaultValue = "7",
            description = "how often to go through all gestures (default: ${DEFAULT-VALUE})")
    @Range(from = 1, to = 1_000)
    private int rounds = 7;

    @Option(
            names = "--size",
            defaultValue = "1920x1080",
            description = "size of the window (default: ${DEFAULT-VALUE})")
    private String size = "1920x1080";

    @Option(
            names = "--only",
            defaultValue = ".*",
            description = "only gestures whose name this regular expression fits (default: all)")
    private Pattern only = Pattern.compile(".*");

    @Option(
            names = "--at-once",
            description =
                    "begin before the views are prepared, which the program does while its user"
                            + " does nothing")
    private boolean atOnce;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    public GestureBench(Console console) {
        this.console = console;
    }

    /**
     * The cost of a gesture: the longest that the JavaFX thread was busy without a rest.
     *
     * @param first work in the first round, when all is new
     * @param later work in all later rounds
     * @param passed time that passed in all later rounds
     */
    private record Cost(String gesture, Timings first, Timings later, Timings passed) {
        Cost(String gesture) {
            this(gesture, new Timings(), new Timings(), new Timings());
        }

        void add(int round, FxThreadProbe.Silence silence) {
            if (round == 0) {
                first.add(silence.workedNanos());
            } else {
                later.add(silence.workedNanos());
                passed.add(silence.passedNanos());
            }
        }
    }

    @Override
    public Integer call() throws UserFacingException, InterruptedException {
        ImageSize extent = ImageSize.parse(size, spec, console);
        List<Cost> costs = new ArrayList<>();
        try (OffscreenWindow window = OffscreenWindow.open(extent)) {
            List<Gesture> gestures = asked(window.parts().lab().panel().tabs());
            gestures.forEach(it -> costs.add(new Cost(it.name())));
            trainShortly(window);
            if (!atOnce) {
                window.run(window.parts()::prepareViews);
                window.await(IdleWork::isDone);
            }
            FxThreadProbe heart = new FxThreadProbe(window);
            for (int round = 0; round <= rounds; round++) {
                for (int i = 0; i < costs.size(); i++) {
                    Gesture gesture = gestures.get(i);
                    FxThreadProbe.Silence silence = silence(heart, window, gesture);
                    window.check();
                    costs.get(i).add(round, silence);
                }
            }
        }
        report(costs);
        return 0;
    }

    private FxThreadProbe.Silence silence(
            FxThreadProbe heart, OffscreenWindow window, Gesture gesture)
            throws UserFacingException, InterruptedException {
        try {
            return heart.after(
                    () -> gesture.action().accept(window.parts()),
                    () -> window.isSettled() && (atOnce || IdleWork.isDone()),
                    CALM_NANOS,
                    REST_NANOS);
        } catch (UserFacingException stuck) {
            throw UserFacingException.causedBy(stuck, "bench.gestures.stuck", gesture.name());
        }
    }

    private List<Gesture> asked(List<String> lab) throws UserFacingException {
        List<Gesture> fitting =
                Gesture.all(lab).stream().filter(it -> only.matcher(it.name()).matches()).toList();
        if (fitting.isEmpty()) {
            throw new UserFacingException("bench.gestures.none", only);
        }
        return fitting;
    }

    /** So that the views of Train mode have something to show. */
    private static void trainShortly(OffscreenWindow window)
            throws UserFacingException, InterruptedException {
        window.run(
                () -> {
                    window.parts().training().freshProperty().set(true);
                    window.parts().training().settingsProperty().set(SETTINGS);
                    window.parts().training().train();
                });
        window.await(
                () -> window.parts().training().viewProperty().get().state() == RunState.FINISHED);
    }

    private void report(List<Cost> costs) {
        if (json) {
            JsonArray all = new JsonArray();
            for (Cost cost : costs) {
                JsonObject one = new JsonObject();
                one.addProperty("gesture", cost.gesture);
                one.addProperty("firstMillis", cost.first.medianMillis());
                one.addProperty("medianMillis", cost.later.medianMillis());
                one.addProperty("mostMillis", cost.later.quantileMillis(1));
                one.addProperty("passedMedianMillis", cost.passed.medianMillis());
                all.add(one);
            }
            console.out().println(all);
            return;
        }
        print(
                "In a window of "
                        + size
                        + ", work without a rest, in milliseconds of the processor;");
        print("and the time that passed meanwhile");
        print(row("gesture", "first", "median", "most", "passed"));
        for (Cost cost : costs) {
            print(
                    row(
                            cost.gesture,
                            millis(cost.first.medianMillis()),
                            millis(cost.later.medianMillis()),
                            millis(cost.later.quantileMillis(1)),
                            millis(cost.passed.medianMillis())));
        }
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String row(String gesture, String... cells) {
        return "%-32s".formatted(gesture)
                + String.join("", Stream.of(cells).map("%10s"::formatted).toList());
    }

    private void print(String line) {
        console.out().println(line);
    }
}
