package org.kernelscope.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.kernelscope.cli.Architectures;
import org.kernelscope.cli.Console;
import org.kernelscope.cli.Range;
import org.kernelscope.cli.Version;
import org.kernelscope.engine.Benchmarks;
import org.kernelscope.engine.EngineInfo;
import org.kernelscope.network.Architecture;
import org.kernelscope.storage.JsonText;
import org.kernelscope.text.UserFacingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code bench train}: training and inference of LeNet-5 in Deeplearning4j as it comes and in our
 * own layers, in one run, the ways taking turns, so that whatever else the machine does meets all
 * of them alike. What counts are the ratios.
 */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Training and inference against stock Deeplearning4j, as ratios.")
public final class BenchTrainCommand implements Callable<Integer> {
    private static final int SINGLE = 1;

    private final Console console;
    private final Benchmarks benchmarks;

    @Option(
            names = "--batches",
            split = ",",
            defaultValue = "32,64,128,256",
            paramLabel = "N",
            description = "Batch sizes to train with (default: ${DEFAULT-VALUE}).")
    @Range(from = 1, to = 4_096)
    private List<Integer> batches = List.of();

    @Option(
            names = "--rounds",
            defaultValue = "3",
            paramLabel = "N",
            description = "How often each way has its turn (default: ${DEFAULT-VALUE}).")
    @Range(from = 1, to = 1_000)
    private int rounds;

    @Option(
            names = "--seconds",
            defaultValue = "1",
            paramLabel = "X",
            description = "How long each turn lasts (default: ${DEFAULT-VALUE}).")
    @Range(from = 0, to = 3_600, above = true)
    private double seconds;

    @Option(
            names = "--architecture",
            defaultValue = "lenet5-modern",
            paramLabel = "NAME",
            description =
                    "A preset, or a JSON file (default: ${DEFAULT-VALUE}). Without a comparison if"
                            + " Deeplearning4j lacks one of its layers.")
    private String architecture = "lenet5-modern";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** The command, which times {@code benchmarks} and answers on {@code console}. */
    public BenchTrainCommand(Console console, Benchmarks benchmarks) {
        this.console = console;
        this.benchmarks = benchmarks;
    }

    /**
     * A row of the table.
     *
     * @param what training or inference
     * @param count examples at once
     * @param way the implementation
     * @param perSecond examples a second
     * @param ratio times the fastest reference's; NaN without a reference
     */
    private record Row(
            String what, int count, Benchmarks.Way way, double perSecond, double ratio) {}

    @Override
    public Integer call() throws UserFacingException {
        Architecture network = Architectures.find(architecture);
        List<Benchmarks.Way> ways = benchmarks.ways(network);
        List<Benchmarks.Workload> loads = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        try {
            for (Benchmarks.Way way : ways) {
                loads.add(benchmarks.open(way, network));
            }
            if (!json) {
                printHead();
            }
            for (int batch : batches) {
                measure("training", batch, ways, loads, rows);
            }
            for (int count : new int[] {SINGLE, 64}) {
                measure("inference", count, ways, loads, rows);
            }
        } finally {
            loads.forEach(Benchmarks.Workload::close);
        }
        if (json) {
            console.out().println(json(rows));
        }
        return 0;
    }

    private void measure(
            String what,
            int count,
            List<Benchmarks.Way> ways,
            List<Benchmarks.Workload> loads,
            List<Row> rows) {
        long[][] times = new long[ways.size()][rounds];
        // The turn before the first is for the compiler and the caches, and is not counted.
        for (int round = -1; round < rounds; round++) {
            for (int i = 0; i < loads.size(); i++) {
                Benchmarks.Workload load = loads.get(i);
                Runnable work =
                        what.equals("training") ? () -> load.train(count) : () -> load.infer(count);
                long nanos = Stopwatch.medianNanos(work, (long) (seconds * 1e9));
                if (round >= 0) {
                    times[i][round] = nanos;
                }
            }
        }
        double reference = 0;
        for (int i = 0; i < ways.size(); i++) {
            if (ways.get(i).reference()) {
                reference = Math.max(reference, count * 1e9 / Stopwatch.median(times[i]));
            }
        }
        for (int i = 0; i < ways.size(); i++) {
            double perSecond = count * 1e9 / Stopwatch.median(times[i]);
            double ratio = reference == 0 ? Double.NaN : perSecond / reference;
            Row row = new Row(what, count, ways.get(i), perSecond, ratio);
            rows.add(row);
            if (!json) {
                print(row);
            }
        }
    }

    private void printHead() {
        EngineInfo info = benchmarks.info();
        console.out()
                .println(
                        console.texts()
                                .get(
                                        "bench.engine",
                                        info.framework(),
                                        info.nativeLibrary(),
                                        info.convolution()));
        console.out()
                .println(
                        console.texts()
                                .get(
                                        "bench.machine",
                                        Runtime.getRuntime().availableProcessors(),
                                        System.getProperty("os.name"),
                                        System.getProperty("os.arch"),
                                        Runtime.version()));
        console.out().println();
        console.out()
                .printf(
                        "%-10s %5s  %-30s %10s %9s %9s%n",
                        console.texts().get("bench.what"),
                        console.texts().get("bench.batch"),
                        console.texts().get("bench.way"),
                        console.texts().get("bench.perSecond"),
                        console.texts().get("bench.millis"),
                        console.texts().get("bench.ratio"));
        console.out().flush();
    }

    private void print(Row row) {
        console.out()
                .printf(
                        Locale.ROOT,
                        "%-10s %5d  %-30s %,10.0f %9.2f %9s%n",
                        row.what(),
                        row.count(),
                        row.way().description(),
                        row.perSecond(),
                        1_000 * row.count() / row.perSecond(),
                        Double.isNaN(row.ratio())
                                ? "–"
                                : String.format(Locale.ROOT, "%.1f×", row.ratio()));
        console.out().flush();
    }

    private String json(List<Row> rows) {
        JsonObject root = new JsonObject();
        root.addProperty("architecture", architecture);
        root.addProperty("framework", benchmarks.info().framework());
        root.addProperty("nativeLibrary", benchmarks.info().nativeLibrary());
        root.addProperty("cores", Runtime.getRuntime().availableProcessors());
        JsonArray array = new JsonArray();
        for (Row row : rows) {
            JsonObject object = new JsonObject();
            object.addProperty("what", row.what());
            object.addProperty("batch", row.count());
            object.addProperty("way", row.way().id());
            object.addProperty("perSecond", Math.round(row.perSecond()));
            if (!Double.isNaN(row.ratio())) {
                object.addProperty("ratioToStock", Math.round(row.ratio() * 100) / 100.0);
            }
            array.add(object);
        }
        root.add("results", array);
        return JsonText.of(root);
    }

    /** Times the same work again and again. */
    private static final class Stopwatch {
        private Stopwatch() {}

        /**
         * Nanoseconds that one call of {@code work} takes: the median over calls that together last
         * {@code nanos}, at least five.
         */
        static long medianNanos(Runnable work, long nanos) {
            long[] times = new long[100_000];
            int count = 0;
            long end = System.nanoTime() + nanos;
            while (count < times.length && (count < 5 || System.nanoTime() < end)) {
                long start = System.nanoTime();
                work.run();
                times[count++] = System.nanoTime() - start;
            }
            return median(Arrays.copyOf(times, count));
        }

        /** The middle one; of an even number, the smaller of the two in the middle. */
        static long median(long[] values) {
            long[] sorted = values.clone();
            Arrays.sort(sorted);
            return sorted[(sorted.length - 1) / 2];
        }
    }
}
