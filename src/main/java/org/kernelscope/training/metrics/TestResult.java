package org.kernelscope.training.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kernelscope.analysis.Evaluation;
import org.kernelscope.data.Dataset;
import org.kernelscope.engine.Score;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * The predictions of a network on all test examples. Immutable; any thread.
 *
 * <p>Kept small, two bytes an example, for there are many of these; of most epochs of a long
 * training {@linkplain #hasPredictions only the score} is kept.
 */
public final class TestResult {
    /** The number of worst mistakes that are kept. */
    public static final int WORST = 60;

    private static final double SMALLEST = 1e-30;

    private final int classes;
    private final short[] labels;
    private final short[] predictions;
    private final Score score;
    private final List<Misclassification> worst;

    public TestResult(
            int classes,
            short[] labels,
            short[] predictions,
            Score score,
            List<Misclassification> worst) {
        this.classes = classes;
        this.labels = labels;
        this.predictions = predictions;
        this.score = score;
        this.worst = List.copyOf(worst);
    }

    /**
     * The result of {@code probabilities} for {@code examples}.
     *
     * @param probabilities {@code count × classes}
     */
    public static TestResult of(Dataset examples, Tensor probabilities) {
        Shape shape = probabilities.shape();
        int classes = shape.extent(1);
        short[] labels = new short[examples.count()];
        short[] predictions = new short[examples.count()];
        List<Misclassification> mistakes = new ArrayList<>();
        int correct = 0;
        double loss = 0;
        for (int i = 0; i < labels.length; i++) {
            int best = 0;
            for (int label = 1; label < classes; label++) {
                if (probabilities.get(i * classes + label)
                        > probabilities.get(i * classes + best)) {
                    best = label;
                }
            }
            int label = examples.label(i);
            float given = probabilities.get(i * classes + label);
            labels[i] = (short) label;
            predictions[i] = (short) best;
            loss -= Math.log(Math.max(SMALLEST, given));
            if (best == label) {
                correct++;
            } else {
                mistakes.add(
                        new Misclassification(
                                i, label, best, probabilities.get(i * classes + best), given));
            }
        }
        mistakes.sort(Comparator.comparingDouble(Misclassification::labelProbability));
        Score score =
                new Score(labels.length, correct, labels.length == 0 ? 0 : loss / labels.length);
        return new TestResult(
                classes,
                labels,
                predictions,
                score,
                mistakes.subList(0, Math.min(WORST, mistakes.size())));
    }

    /** The same without the predictions: the score alone. */
    TestResult withoutPredictions() {
        return new TestResult(classes, new short[0], new short[0], score, List.of());
    }

    /** True if the predictions are known; the score always is. */
    public boolean hasPredictions() {
        return predictions.length == score.count();
    }

    /** Correct predictions and mean cross-entropy. */
    public Score score() {
        return score;
    }

    /** Number of classes. */
    public int classes() {
        return classes;
    }

    /** The confusion matrix and what follows from it. */
    public Evaluation evaluation() {
        return Evaluation.of(classes, widened(labels), widened(predictions));
    }

    /** The prediction for test example {@code index}. */
    public int prediction(int index) {
        return predictions[index];
    }

    /** The test examples of class {@code label} with this prediction, in order. */
    public List<Integer> examples(int label, int prediction) {
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] == label && predictions[i] == prediction) {
                indices.add(i);
            }
        }
        return indices;
    }

    /** The mistakes that cost most: the true class had the least probability. */
    public List<Misclassification> worst() {
        return worst;
    }

    public short[] labels() {
        return labels;
    }

    public short[] predictions() {
        return predictions;
    }

    private static int[] widened(short[] values) {
        int[] wide = new int[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    /**
     * A test example that was misread.
     *
     * @param index the index of the test example
     * @param label its class
     * @param prediction the class that was predicted
     * @param predictionProbability the probability of the prediction, 0 to 1
     * @param labelProbability the probability of the true class, 0 to 1
     */
    public record Misclassification(
            int index,
            int label,
            int prediction,
            float predictionProbability,
            float labelProbability) {}
}
