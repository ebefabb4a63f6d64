package org.kernelscope.engine.dl4j;

import java.util.function.IntUnaryOperator;
import org.kernelscope.engine.Score;
import org.kernelscope.engine.dl4j.array.OffHeapMemory;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Counts right answers and adds up the cross-entropy, output array by output array. */
final class BatchScore {
    private static final double SMALLEST = 1e-30;

    private final int classes;
    private int at;
    private int count;
    private int correct;
    private double loss;

    BatchScore(int classes) {
        this.classes = classes;
    }

    /** The next array begins with example {@code example} of its batch. */
    void startAt(int example) {
        at = example;
    }

    /**
     * Counts the examples of {@code output}, which follow on those of the array before.
     *
     * @param output probabilities, {@code [example, class]}
     * @param labels the class of an example, by its place in the batch
     */
    void add(INDArray output, IntUnaryOperator labels) {
        float[] p = OffHeapMemory.toFloats(output);
        for (int from = 0; from < p.length; from += classes, at++) {
            int best = 0;
            for (int i = 1; i < classes; i++) {
                best = p[from + i] > p[from + best] ? i : best;
            }
            int label = labels.applyAsInt(at);
            correct += best == label ? 1 : 0;
            loss -= Math.log(Math.max(SMALLEST, p[from + label]));
            count++;
        }
    }

    /** The score so far. */
    Score score() {
        return new Score(count, correct, count == 0 ? 0 : loss / count);
    }
}
