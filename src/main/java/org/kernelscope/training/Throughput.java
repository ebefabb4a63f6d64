package org.kernelscope.training;

/** The speed of a training: time spent, examples per second in the last seconds. One thread. */
final class Throughput {
    private static final double WINDOW_SECONDS = 1;

    /** A forecast that jumps with every window tells a class nothing. */
    private static final double KEPT = 0.9;

    /** So many windows are slow, because the program is still being compiled. */
    private static final int WARM_UP = 2;

    private double seconds;
    private double testSeconds;
    private double windowSeconds;
    private double windowExamples;
    private double examplesPerSecond;
    private double steady;
    private int windows;

    /**
     * @param seconds the training time so far
     */
    Throughput(double seconds) {
        this.seconds = seconds;
    }

    /** {@code examples} were learned from in {@code nanos}. */
    void learned(int examples, long nanos) {
        seconds += nanos / 1e9;
        windowSeconds += nanos / 1e9;
        windowExamples += examples;
        boolean nothingYet = examplesPerSecond == 0 && windowSeconds > WINDOW_SECONDS / 8;
        if (windowSeconds >= WINDOW_SECONDS || nothingYet) {
            examplesPerSecond = windowExamples / windowSeconds;
            if (windowSeconds >= WINDOW_SECONDS) {
                forecast();
            }
            windowSeconds = 0;
            windowExamples = 0;
        }
    }

    /** The mean of the first windows after the warm-up; later, the newest counts for a tenth. */
    private void forecast() {
        windows++;
        if (windows > WARM_UP) {
            double share = Math.max(1 - KEPT, 1.0 / (windows - WARM_UP));
            steady += share * (examplesPerSecond - steady);
        }
    }

    /** An epoch was tested in {@code nanos}. */
    void tested(long nanos) {
        testSeconds = nanos / 1e9;
        seconds += testSeconds;
    }

    /** The training time so far, in seconds. */
    double seconds() {
        return seconds;
    }

    /** Over the last full window, or over all so far as long as there is none; 0 before a step. */
    double examplesPerSecond() {
        return examplesPerSecond == 0 && windowSeconds > 0
                ? windowExamples / windowSeconds
                : examplesPerSecond;
    }

    /**
     * The time that {@code examples} in {@code epochs} that end with a test will take; NaN if
     * unknown, as it is while the first steps warm up.
     */
    double secondsFor(double examples, double epochs) {
        return steady == 0 ? Double.NaN : examples / steady + Math.ceil(epochs) * testSeconds;
    }
}
