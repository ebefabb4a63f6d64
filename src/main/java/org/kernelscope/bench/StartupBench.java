package org.kernelscope.bench;

import com.google.gson.JsonObject;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kernelscope.cli.Console;
import org.kernelscope.cli.Range;
import org.kernelscope.cli.Version;
import org.kernelscope.text.UserFacingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code kernelscope bench startup}: starts the program several times, each in a process of its
 * own, and tells how long it took to the first window and to the first prediction. From a package,
 * plain starts and starts by its script take turns, and their ratios are told.
 */
@Command(
        name = "startup",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Time from the start of the process to the window and to the first prediction.")
public final class StartupBench implements Callable<Integer> {
    private static final double NANOS_PER_MILLI = 1e6;

    /** The start script of a package that this process was started with; empty if there is none. */
    private static final String LAUNCHER = System.getProperty("kernelscope.launcher", "");

    private final Console console;
    private final Class<?> launcher;

    @Option(
            names = "--runs",
            defaultValue = "5",
            description = "how often to start (default: ${DEFAULT-VALUE})")
    @Range(from = 1, to = 1_000)
    private int runs = 5;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    /**
     * The command.
     *
     * @param launcher the class whose {@code main} starts the program
     */
    public StartupBench(Console console, Class<?> launcher) {
        this.console = console;
        this.launcher = launcher;
    }

    @Override
    public Integer call() throws UserFacingException {
        Timings window = new Timings();
        Timings prediction = new Timings();
        Timings packagedWindow = new Timings();
        Timings packagedPrediction = new Timings();
        Path script = LAUNCHER.isBlank() ? null : Path.of(LAUNCHER);
        for (int run = 0; run < runs; run++) {
            start(plain(script), window, prediction);
            if (script != null) {
                start(
                        List.of(script.toString(), "bench", "startup-probe"),
                        packagedWindow,
                        packagedPrediction);
            }
        }
        double windowRatio = packagedWindow.medianMillis() / window.medianMillis();
        double predictionRatio = packagedPrediction.medianMillis() / prediction.medianMillis();
        if (json) {
            JsonObject answer = new JsonObject();
            answer.addProperty("runs", window.count());
            answer.addProperty("windowMedianMillis", window.medianMillis());
            answer.addProperty("predictionMedianMillis", prediction.medianMillis());
            if (script != null) {
                answer.addProperty("packagedWindowMedianMillis", packagedWindow.medianMillis());
                answer.addProperty(
                        "packagedPredictionMedianMillis", packagedPrediction.medianMillis());
                answer.addProperty("windowRatio", windowRatio);
                answer.addProperty("predictionRatio", predictionRatio);
            }
            console.out().println(answer);
        } else {
            console.out().println(row("milliseconds", "least", "median", "most"));
            console.out().println(row("to the first window", window));
            console.out().println(row("to the first prediction", prediction));
            if (script != null) {
                console.out().println(row("packaged, window", packagedWindow));
                console.out().println(row("packaged, prediction", packagedPrediction));
                console.out()
                        .println(
                                String.format(
                                        Locale.ROOT,
                                        "packaged / plain: window %.2f, prediction %.2f",
                                        windowRatio,
                                        predictionRatio));
            }
        }
        return 0;
    }

    private static String row(String name, Timings timings) {
        return row(
                name,
                String.format(Locale.ROOT, "%.0f", timings.quantileMillis(0)),
                String.format(Locale.ROOT, "%.0f", timings.medianMillis()),
                String.format(Locale.ROOT, "%.0f", timings.quantileMillis(1)));
    }

    private static String row(String name, String least, String median, String most) {
        return String.format("%-26s %8s %8s %8s", name, least, median, most);
    }

    /** A start as by {@code java -jar}; of the package's own jars if there is a package. */
    private List<String> plain(@Nullable Path script) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        String classPath = System.getProperty("java.class.path");
        if (script == null) {
            command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        } else {
            Path lib = script.resolveSibling("../lib").normalize();
            classPath = lib.resolve("kernelscope.jar") + File.pathSeparator + lib.resolve("native");
        }
        command.addAll(List.of("-cp", classPath, launcher.getName(), "bench", "startup-probe"));
        return command;
    }

    private static void start(List<String> command, Timings window, Timings prediction)
            throws UserFacingException {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String printed =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            window.add((long) (after(StartupProbe.WINDOW, printed) * NANOS_PER_MILLI));
            prediction.add((long) (after(StartupProbe.PREDICTION, printed) * NANOS_PER_MILLI));
        } catch (IOException broken) {
            throw UserFacingException.causedBy(broken, "bench.startup.failed", broken);
        }
    }

    /** The number that the probe printed after {@code word}. */
    private static long after(String word, String printed) throws UserFacingException {
        for (String line : printed.lines().toList()) {
            if (line.matches(word + " \\d{1,9}")) {
                return Long.parseLong(line.substring(word.length() + 1));
            }
        }
        throw new UserFacingException("bench.startup.failed", printed.strip());
    }
}
