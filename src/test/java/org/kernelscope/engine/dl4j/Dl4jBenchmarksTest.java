package org.kernelscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kernelscope.engine.Benchmarks;
import org.kernelscope.network.Presets;

/** What the benchmark times does run, every way. */
@Tag("slow")
final class Dl4jBenchmarksTest {
    @Test
    void everyWayTrainsAndInfers() {
        Dl4jBenchmarks benchmarks = new Dl4jBenchmarks();
        assertThat(benchmarks.ways(Presets.LENET5_MODERN)).anyMatch(Benchmarks.Way::reference);
        for (Benchmarks.Way way : benchmarks.ways(Presets.LENET5_MODERN)) {
            try (Benchmarks.Workload load = benchmarks.open(way, Presets.LENET5_MODERN)) {
                load.infer(2);
                load.train(8);
            }
        }
    }

    /** Not with the others: other work on the machine decides about it. */
    @Tag("speed")
    @Test
    void oursAreFaster() {
        Dl4jBenchmarks benchmarks = new Dl4jBenchmarks();
        double stock = Double.MAX_VALUE;
        double own = Double.MAX_VALUE;
        for (Benchmarks.Way way : benchmarks.ways(Presets.LENET5_MODERN)) {
            try (Benchmarks.Workload load = benchmarks.open(way, Presets.LENET5_MODERN)) {
                double nanos = quickest(load);
                if (way.reference()) {
                    stock = Math.min(stock, nanos);
                } else {
                    own = Math.min(own, nanos);
                }
            }
        }
        // 20 times or more on a quiet machine; here only that it did not get lost.
        assertThat(stock / own).isGreaterThan(3);
    }

    private static double quickest(Benchmarks.Workload load) {
        long quickest = Long.MAX_VALUE;
        for (int i = 0; i < 12; i++) {
            long start = System.nanoTime();
            load.train(32);
            quickest = Math.min(quickest, System.nanoTime() - start);
        }
        return quickest;
    }
}
