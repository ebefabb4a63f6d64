package org.kernelscope.training.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Score;
import org.kernelscope.storage.NumberArray;
import org.kernelscope.storage.TensorFile;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.training.metrics.EpochResult;
import org.kernelscope.training.metrics.TestResult;
import org.kernelscope.training.record.RunRecord;

/** The epochs of a run as tensors, one for each field, and back. Stateless; any thread. */
final class EpochsCodec {
    static final String EPOCHS = "run/epochs/";
    static final String STEP = EPOCHS + "step";
    static final String LOSS = EPOCHS + "loss";
    static final String ACCURACY = EPOCHS + "accuracy";
    static final String SECONDS = EPOCHS + "seconds";

    /** Followed by {@code count}, {@code correct} and {@code loss}. */
    static final String HELD_OUT = EPOCHS + "heldOut/";

    static final String TEST = EPOCHS + "test/";
    static final String LABELS = "run/test/labels";
    static final String PREDICTIONS = "run/test/predictions";
    static final String WHICH = "run/test/epochs";
    static final String MISTAKES = "run/test/mistakes";
    static final String MISTAKE_PROBABILITIES = "run/test/mistakeProbabilities";

    /** Classes that a byte holds. */
    private static final int BYTE_CLASSES = 256;

    private EpochsCodec() {}

    static void encode(
            RunRecord run, Map<String, Tensor> tensors, Map<String, NumberArray> arrays) {
        List<EpochResult> epochs = run.epochs();
        if (epochs.isEmpty()) {
            return;
        }
        arrays.put(STEP, longs(epochs, EpochResult::step));
        arrays.put(LOSS, doubles(epochs, EpochResult::loss));
        arrays.put(ACCURACY, doubles(epochs, EpochResult::accuracy));
        arrays.put(SECONDS, doubles(epochs, EpochResult::seconds));
        score(HELD_OUT, epochs.stream().map(EpochResult::heldOut).toList(), arrays);
        score(TEST, epochs.stream().map(epoch -> epoch.test().score()).toList(), arrays);
        tests(epochs, run.architecture().classes(), tensors, arrays);
    }

    private static void score(String name, List<Score> scores, Map<String, NumberArray> arrays) {
        arrays.put(name + "count", longs(scores, Score::count));
        arrays.put(name + "correct", longs(scores, Score::correct));
        arrays.put(name + "loss", doubles(scores, Score::loss));
    }

    private static <T> NumberArray longs(List<T> values, ToLongFunction<T> field) {
        return new NumberArray.Longs(values.stream().mapToLong(field).toArray());
    }

    private static <T> NumberArray doubles(List<T> values, ToDoubleFunction<T> field) {
        return new NumberArray.Doubles(values.stream().mapToDouble(field).toArray());
    }

    /** The predictions on the test examples, of those epochs that have them. */
    private static void tests(
            List<EpochResult> epochs,
            int classes,
            Map<String, Tensor> tensors,
            Map<String, NumberArray> arrays) {
        List<EpochResult> whole =
                epochs.stream().filter(epoch -> epoch.test().hasPredictions()).toList();
        short[] labels = whole.get(0).test().labels();
        int kept = whole.size();
        short[] predictions = new short[kept * labels.length];
        long[] mistakes = new long[kept * TestResult.WORST];
        float[] probabilities = new float[mistakes.length * 2];
        Arrays.fill(mistakes, -1);
        for (int i = 0; i < kept; i++) {
            TestResult test = whole.get(i).test();
            System.arraycopy(test.predictions(), 0, predictions, i * labels.length, labels.length);
            int at = i * TestResult.WORST;
            for (TestResult.Misclassification mistake : test.worst()) {
                mistakes[at] = mistake.index();
                probabilities[2 * at] = mistake.predictionProbability();
                probabilities[2 * at + 1] = mistake.labelProbability();
                at++;
            }
        }
        arrays.put(WHICH, longs(whole, EpochResult::number));
        arrays.put(LABELS, classes(Shape.of(labels.length), labels, classes));
        arrays.put(PREDICTIONS, classes(Shape.of(kept, labels.length), predictions, classes));
        arrays.put(MISTAKES, new NumberArray.Longs(Shape.of(kept, TestResult.WORST), mistakes));
        tensors.put(
                MISTAKE_PROBABILITIES,
                Tensor.takeOver(Shape.of(kept, TestResult.WORST, 2), probabilities));
    }

    /** A byte for each class, unless there are more than a byte can hold. */
    static NumberArray classes(Shape shape, short[] values, int classes) {
        if (classes <= BYTE_CLASSES) {
            byte[] bytes = new byte[values.length];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) values[i];
            }
            return new NumberArray.Bytes(shape, bytes);
        }
        long[] longs = new long[values.length];
        for (int i = 0; i < longs.length; i++) {
            longs[i] = values[i];
        }
        return new NumberArray.Longs(shape, longs);
    }

    /**
     * The epochs in {@code file}.
     *
     * @param count the number of epochs
     * @param steps steps of the run; no epoch may end after them
     * @throws IllegalArgumentException if they are missing or make no sense
     */
    static List<EpochResult> decode(int count, long steps, int classes, TensorFile file) {
        if (count == 0) {
            return List.of();
        }
        long[] step = longs(file, STEP, count);
        double[] loss = doubles(file, LOSS, count);
        double[] accuracy = doubles(file, ACCURACY, count);
        double[] seconds = doubles(file, SECONDS, count);
        Score[] heldOut = scores(file, HELD_OUT, count);
        Score[] test = scores(file, TEST, count);
        List<EpochResult> epochs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (step[i] <= (i == 0 ? 0 : step[i - 1]) || step[i] > steps) {
                throw new IllegalArgumentException(STEP);
            }
            epochs.add(
                    new EpochResult(
                            i + 1,
                            step[i],
                            loss[i],
                            accuracy[i],
                            heldOut[i],
                            new TestResult(classes, new short[0], new short[0], test[i], List.of()),
                            seconds[i]));
        }
        tests(epochs, classes, file);
        return epochs;
    }

    private static Score[] scores(TensorFile file, String name, int count) {
        long[] examples = longs(file, name + "count", count);
        long[] correct = longs(file, name + "correct", count);
        double[] loss = doubles(file, name + "loss", count);
        Score[] scores = new Score[count];
        for (int i = 0; i < count; i++) {
            scores[i] =
                    new Score(
                            whole(name + "count", examples[i]),
                            whole(name + "correct", correct[i]),
                            loss[i]);
        }
        return scores;
    }

    private static int whole(String name, long value) {
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(name + ": " + value);
        }
        return (int) value;
    }

    /** Adds the predictions to those of {@code epochs} that have them. */
    private static void tests(List<EpochResult> epochs, int classes, TensorFile file) {
        int count = epochs.get(0).test().score().count();
        short[] labels = classes(file, LABELS, classes);
        if (count < 1 || labels.length != count) {
            throw new IllegalArgumentException(LABELS);
        }
        if (!(file.arrays().get(WHICH) instanceof NumberArray.Longs which)
                || which.values()[0] != 1) {
            throw new IllegalArgumentException(WHICH);
        }
        int kept = which.values().length;
        short[] predictions = classes(file, PREDICTIONS, classes);
        if (predictions.length != (long) kept * count) {
            throw new IllegalArgumentException(PREDICTIONS);
        }
        for (int i = 0; i < kept; i++) {
            long number = which.values()[i];
            if (number < 1 || number > epochs.size()) {
                throw new IllegalArgumentException(WHICH);
            }
            EpochResult epoch = epochs.get((int) number - 1);
            Score score = epoch.test().score();
            if (score.count() != count) {
                throw new IllegalArgumentException(TEST);
            }
            short[] predicted = Arrays.copyOfRange(predictions, i * count, (i + 1) * count);
            List<TestResult.Misclassification> worst = mistakes(file, i, kept, labels, predicted);
            epochs.set(
                    (int) number - 1,
                    epoch.withTest(new TestResult(classes, labels, predicted, score, worst)));
        }
    }

    /** None in a file that does not have them. */
    private static List<TestResult.Misclassification> mistakes(
            TensorFile file, int epoch, int kept, short[] labels, short[] predicted) {
        NumberArray array = file.arrays().get(MISTAKES);
        Tensor probabilities = file.tensors().get(MISTAKE_PROBABILITIES);
        if (array == null || probabilities == null) {
            return List.of();
        }
        long size = (long) kept * TestResult.WORST;
        if (!(array instanceof NumberArray.Longs indices)
                || indices.values().length != size
                || probabilities.size() != 2 * size) {
            throw new IllegalArgumentException(MISTAKES);
        }
        List<TestResult.Misclassification> mistakes = new ArrayList<>();
        for (int i = 0; i < TestResult.WORST; i++) {
            int at = epoch * TestResult.WORST + i;
            long index = indices.values()[at];
            if (index < 0) {
                break;
            }
            if (index >= labels.length) {
                throw new IllegalArgumentException(MISTAKES);
            }
            mistakes.add(
                    new TestResult.Misclassification(
                            (int) index,
                            labels[(int) index],
                            predicted[(int) index],
                            probabilities.get(2 * at),
                            probabilities.get(2 * at + 1)));
        }
        return mistakes;
    }

    private static long[] longs(TensorFile file, String name, int count) {
        if (file.arrays().get(name) instanceof NumberArray.Longs array
                && array.values().length == count) {
            return array.values();
        }
        throw new IllegalArgumentException(name);
    }

    private static double[] doubles(TensorFile file, String name, int count) {
        if (file.arrays().get(name) instanceof NumberArray.Doubles array
                && array.values().length == count) {
            return array.values();
        }
        throw new IllegalArgumentException(name);
    }

    private static short[] classes(TensorFile file, String name, int classes) {
        @Nullable NumberArray array = file.arrays().get(name);
        short[] values;
        if (array instanceof NumberArray.Bytes bytes) {
            values = new short[bytes.values().length];
            for (int i = 0; i < values.length; i++) {
                values[i] = (short) (bytes.values()[i] & 0xff);
            }
        } else if (array instanceof NumberArray.Longs longs) {
            values = new short[longs.values().length];
            for (int i = 0; i < values.length; i++) {
                values[i] = (short) Math.min(Short.MAX_VALUE, Math.max(-1, longs.values()[i]));
            }
        } else {
            throw new IllegalArgumentException(name);
        }
        for (short value : values) {
            if (value < 0 || value >= classes) {
                throw new IllegalArgumentException(name + ": " + value);
            }
        }
        return values;
    }
}
