package org.kernelscope.analysis;

import java.util.function.IntConsumer;
import org.kernelscope.data.Dataset;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Network;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.InputSpec;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/** Runs a network on many digits and counts the predictions. The network's thread. */
public final class Evaluator {
    /** Enough to keep the processor busy, and little enough to tell of progress. */
    private static final int BATCH = 250;

    private Evaluator() {}

    /**
     * The predictions of {@code network} for {@code digits}, with the labels.
     *
     * @param progress receives the number of examples that are done, after each batch
     * @throws UserFacingException if the digits are larger than the network's input, or of more
     *     classes than it knows, or if the network's numbers outgrow float
     */
    public static Evaluation evaluate(Network network, Dataset digits, IntConsumer progress)
            throws UserFacingException {
        InputSpec input = network.architecture().input();
        int classes = network.architecture().classes();
        check(network.architecture(), digits);
        DigitEncoder encoder = new DigitEncoder(input, digits);
        int[] actual = new int[digits.count()];
        int[] predicted = new int[digits.count()];
        int batch = network.architecture().batchLimit(BATCH);
        for (int from = 0; from < digits.count(); from += batch) {
            int count = Math.min(batch, digits.count() - from);
            Tensor probabilities =
                    Activations.requireFinite(network.probabilities(encoder.encode(from, count)));
            for (int i = 0; i < count; i++) {
                actual[from + i] = digits.label(from + i);
                predicted[from + i] = likeliest(probabilities, i, classes);
            }
            progress.accept(from + count);
        }
        return Evaluation.of(classes, actual, predicted);
    }

    /**
     * The class probabilities of all digits, {@code count × classes}.
     *
     * @throws UserFacingException if the network's numbers outgrow float
     */
    public static float[] probabilities(Network network, Dataset digits)
            throws UserFacingException {
        Architecture architecture = network.architecture();
        DigitEncoder encoder = new DigitEncoder(architecture.input(), digits);
        float[] all = new float[digits.count() * architecture.classes()];
        int batch = architecture.batchLimit(BATCH);
        for (int from = 0; from < digits.count(); from += batch) {
            int count = Math.min(batch, digits.count() - from);
            Activations.requireFinite(network.probabilities(encoder.encode(from, count)))
                    .copyTo(all, from * architecture.classes());
        }
        return all;
    }

    /**
     * True if {@code architecture} can be shown {@code digits} and be told what they are.
     *
     * @throws UserFacingException if they are larger than its input, or of more classes than it
     *     knows
     */
    public static void check(Architecture architecture, Dataset digits) throws UserFacingException {
        InputSpec input = architecture.input();
        int classes = architecture.classes();
        if (Math.max(digits.rows(), digits.columns()) > input.size()) {
            throw new UserFacingException(
                    "evaluate.size", digits.columns(), digits.rows(), input.size(), input.size());
        }
        for (int i = 0; i < digits.count(); i++) {
            if (digits.label(i) >= classes) {
                throw new UserFacingException(
                        "evaluate.classes", classes, digits.label(i), digits.label(i) + 1);
            }
        }
    }

    private static int likeliest(Tensor probabilities, int row, int classes) {
        int best = 0;
        for (int label = 1; label < classes; label++) {
            if (probabilities.get(row * classes + label)
                    > probabilities.get(row * classes + best)) {
                best = label;
            }
        }
        return best;
    }

    /** Writes digits as {@link InputSpec#encode} does, many at once and without intermediates. */
    static final class DigitEncoder {
        private final InputSpec input;
        private final Dataset digits;
        private final float[] image;

        DigitEncoder(InputSpec input, Dataset digits) {
            this.input = input;
            this.digits = digits;
            this.image = new float[digits.shape().size()];
        }

        /** The digits from {@code from} on: {@code count × channels × size × size}. */
        Tensor encode(int from, int count) {
            Shape one = input.shape();
            float[] values = new float[count * one.size()];
            for (int i = 0; i < count; i++) {
                digits.copyImage(from + i, image, 0);
                input.encode(image, 0, digits.shape(), values, i * one.size());
            }
            return Tensor.takeOver(
                    Shape.of(count, one.channels(), one.rows(), one.columns()), values);
        }
    }
}
