package org.kernelscope.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.kernelscope.cli.Console;
import org.kernelscope.cli.Range;
import org.kernelscope.cli.Version;
import org.kernelscope.text.UserFacingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code kernelscope bench startup}: starts the program several times, each in a process of its
 * own, and tells how long it took to the first window and to the first prediction.
 */
@Command(
        name = "startup",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Time from the start of the process to the window and to the first prediction.")
public final class StartupBench implements Callable<Integer> {
    private static final double NANOS_PER_MILLI = 1e6;

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
        for (int run = 0; run < runs; run++) {
            Start start = start();
            window.add((long) (start.windowMillis * NANOS_PER_MILLI));
            prediction.add((long) (start.predictionMillis * NANOS_PER_MILLI));
        }
        if (json) {
            JsonObject answer = new JsonObject();
            answer.addProperty("runs", window.count());
            answer.addProperty("windowMedianMillis", window.medianMillis());
            answer.addProperty("predictionMedianMillis", prediction.medianMillis());
            console.out().println(answer);
        } else {
            console.out().println(row("milliseconds", "least", "median", "most"));
            console.out().println(row("to the first window", window));
            console.out().println(row("to the first prediction", prediction));
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

    private Start start() throws UserFacingException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        launcher.getName(),
                        "bench",
                        "startup-probe"));
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String printed =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Start(
                    after(StartupProbe.WINDOW, printed), after(StartupProbe.PREDICTION, printed));
        } catch (IOException broken) {
            throw UserFacingException.causedBy(broken, "bench.startup.failed", broken);
        }
    }

    /** The duration of one start. */
    private record Start(long windowMillis, long predictionMillis) {}

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
