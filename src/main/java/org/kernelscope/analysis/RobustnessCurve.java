package org.kernelscope.analysis;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.kernelscope.data.Dataset;
import org.kernelscope.engine.Network;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.transform.ImageTransformer;
import org.kernelscope.transform.Sweep;
import org.kernelscope.transform.Transform;

/**
 * The accuracy of a network on many test images over one quantity.
 *
 * @param sweep the quantity
 * @param images number of images
 * @param accuracy share of correct predictions at each value
 * @param mean mean probability of the right class at each value
 * @param lower first quartile of that probability
 * @param upper third quartile of that probability
 */
public record RobustnessCurve(
        Sweep sweep, int images, double[] accuracy, double[] mean, double[] lower, double[] upper) {
    private static final int BATCH = 250;

    /**
     * Transforms and classifies every image at every value of {@code sweep}. The network's thread.
     *
     * @param progress receives the number of values that are done, after each value
     * @throws UserFacingException if the network cannot be shown the images
     */
    public static RobustnessCurve compute(
            Network network, Dataset digits, Sweep sweep, IntConsumer progress)
            throws UserFacingException {
        Evaluator.check(network.architecture(), digits);
        int classes = network.architecture().classes();
        ImageTransformer transformer =
                new ImageTransformer(Math.max(digits.rows(), digits.columns()));
        ImageBatch batch = new ImageBatch(network.architecture(), BATCH);
        int count = digits.count();
        double[] accuracy = new double[sweep.count()];
        double[] mean = new double[sweep.count()];
        double[] lower = new double[sweep.count()];
        double[] upper = new double[sweep.count()];
        for (int at = 0; at < sweep.count(); at++) {
            Transform transform = Transform.NONE.with(sweep.quantity(), sweep.at(at));
            float[] right = new float[count];
            int correct = 0;
            int answered = 0;
            for (int image = 0; image < count; image++) {
                batch.add(transformer.apply(digits.ink(image), transform));
                if (batch.isFull() || image == count - 1) {
                    float[] answers = batch.classify(network);
                    for (int row = 0; row < answers.length / classes; row++) {
                        int label = digits.label(answered);
                        right[answered] = answers[row * classes + label];
                        correct += isLargest(answers, row * classes, classes, label) ? 1 : 0;
                        mean[at] += right[answered] / count;
                        answered++;
                    }
                }
            }
            Arrays.sort(right);
            accuracy[at] = (double) correct / count;
            lower[at] = right[count / 4];
            upper[at] = right[Math.min(count - 1, 3 * count / 4)];
            progress.accept(at + 1);
        }
        return new RobustnessCurve(sweep, count, accuracy, mean, lower, upper);
    }

    private static boolean isLargest(float[] values, int from, int classes, int label) {
        for (int other = 0; other < classes; other++) {
            if (values[from + other] > values[from + label]) {
                return false;
            }
        }
        return true;
    }
}
