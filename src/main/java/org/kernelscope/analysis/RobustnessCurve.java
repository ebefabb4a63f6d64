package org.kernelscope.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.kernelscope.data.Dataset;
import org.kernelscope.engine.Engine;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.network.Architecture;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.thread.NamedThreads;
import org.kernelscope.transform.Sweep;

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
    /** Networks that read the images of a curve, each on a thread of its own. */
    private static final int PARTS = 2;

    /**
     * Transforms and classifies every image at every value of {@code sweep}. Two copies of the
     * network take turns with the values; each value is the same as with one.
     *
     * @throws UserFacingException if the network cannot be shown the images
     */
    public static RobustnessCurve compute(Engine engine, Model model, Dataset digits, Sweep sweep)
            throws UserFacingException, InterruptedException {
        Evaluator.check(model.architecture(), digits);
        List<ExecutorService> threads = new ArrayList<>();
        List<Future<RobustnessCurve>> parts = new ArrayList<>();
        try {
            for (int i = 0; i < PARTS; i++) {
                int from = i;
                ExecutorService thread = NamedThreads.single("curve-" + (i + 1));
                threads.add(thread);
                parts.add(thread.submit(() -> part(engine, model, digits, sweep, from)));
            }
            List<RobustnessCurve> curves = new ArrayList<>();
            for (Future<RobustnessCurve> part : parts) {
                curves.add(part.get());
            }
            return joined(curves);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UserFacingException reason) {
                throw reason;
            }
            throw new IllegalStateException(failed.getCause());
        } finally {
            threads.forEach(ExecutorService::shutdownNow);
        }
    }

    private static RobustnessCurve part(
            Engine engine, Model model, Dataset digits, Sweep sweep, int from)
            throws UserFacingException {
        try (Network network = engine.open(model.architecture(), model.weights())) {
            Scan scan = new Scan(model.architecture(), digits, sweep, from, PARTS);
            while (!scan.isComplete()) {
                scan.step(network);
            }
            return scan.curve();
        }
    }

    private static RobustnessCurve joined(List<RobustnessCurve> parts) {
        RobustnessCurve all = parts.get(0);
        for (int i = 0; i < all.sweep.count(); i++) {
            RobustnessCurve part = parts.get(i % parts.size());
            all.accuracy[i] = part.accuracy[i];
            all.mean[i] = part.mean[i];
            all.lower[i] = part.lower[i];
            all.upper[i] = part.upper[i];
        }
        return all;
    }

    /** Computes a curve value by value. The network's thread. */
    public static final class Scan {
        private final Dataset digits;
        private final Sweep sweep;
        private final int classes;
        private final TransformedImages images;
        private final double[] accuracy;
        private final double[] mean;
        private final double[] lower;
        private final double[] upper;
        private final int stride;
        private int at;

        /**
         * A curve of which nothing is computed.
         *
         * @throws UserFacingException if the network cannot be shown the images
         */
        public Scan(Architecture architecture, Dataset digits, Sweep sweep)
                throws UserFacingException {
            this(architecture, digits, sweep, 0, 1);
        }

        private Scan(Architecture architecture, Dataset digits, Sweep sweep, int from, int stride)
                throws UserFacingException {
            Evaluator.check(architecture, digits);
            this.digits = digits;
            this.sweep = sweep;
            classes = architecture.classes();
            at = from;
            this.stride = stride;
            images = new TransformedImages(architecture, digits, sweep, from, stride);
            accuracy = unknown();
            mean = unknown();
            lower = unknown();
            upper = unknown();
        }

        private double[] unknown() {
            double[] values = new double[sweep.count()];
            Arrays.fill(values, Double.NaN);
            return values;
        }

        /** Computes the next value. */
        public void step(Network network) throws UserFacingException {
            int count = digits.count();
            float[] right = new float[count];
            int correct = 0;
            int answered = 0;
            double sum = 0;
            for (int batch = 0; batch < images.batchesOfValue(); batch++) {
                float[] answers = images.next().classify(network);
                for (int row = 0; row < answers.length / classes; row++) {
                    int label = digits.label(answered);
                    right[answered] = answers[row * classes + label];
                    correct += isLargest(answers, row * classes, classes, label) ? 1 : 0;
                    sum += right[answered];
                    answered++;
                }
            }
            Arrays.sort(right);
            accuracy[at] = (double) correct / count;
            mean[at] = sum / count;
            lower[at] = right[count / 4];
            upper[at] = right[Math.min(count - 1, 3 * count / 4)];
            at += stride;
        }

        /** True if all values are computed. */
        public boolean isComplete() {
            return at >= sweep.count();
        }

        /** The curve as far as it is computed; NaN where it is not. */
        public RobustnessCurve curve() {
            return new RobustnessCurve(
                    sweep,
                    digits.count(),
                    accuracy.clone(),
                    mean.clone(),
                    lower.clone(),
                    upper.clone());
        }
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
