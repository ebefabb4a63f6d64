package org.kernelscope.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.kernelscope.analysis.Evaluator;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.text.UserFacingException;

/**
 * The predictions of a network for the examples of a set. Immutable; any thread.
 *
 * <p>They depend on the images alone, so that they stay when a label is corrected.
 */
public final class DatasetPredictions {
    private final Model model;
    private final int classes;
    private final List<String> names;
    private final float[] probabilities;

    private DatasetPredictions(Model model, List<String> names, float[] probabilities) {
        this.model = model;
        this.classes = names.size();
        this.names = names;
        this.probabilities = probabilities;
    }

    /**
     * Computes predictions part by part. The thread of the network.
     *
     * <p>A part takes some tens of milliseconds, so that other questions need not wait.
     */
    public static final class Task {
        private static final int PART = 100;

        private final Model model;
        private final OwnDataset set;
        private final int[] order;
        private final float[] all;
        private int done;

        /**
         * @throws UserFacingException if the network cannot be shown the images, or has fewer
         *     classes
         */
        public Task(Model model, OwnDataset set) throws UserFacingException {
            Evaluator.check(model.architecture(), set.toDataset(new int[] {0}));
            if (set.classes().count() > model.architecture().classes()) {
                throw new UserFacingException(
                        "dataset.predictions.classes",
                        set.classes().count(),
                        model.architecture().classes());
            }
            this.model = model;
            this.set = set;
            this.order = order(model, set);
            this.all = new float[set.count() * model.architecture().classes()];
        }

        /**
         * Computes the next part.
         *
         * @param network a network of the model
         * @return true if there is another one
         */
        public boolean step(Network network) throws UserFacingException {
            int to = Math.min(set.count(), done + model.architecture().batchLimit(PART));
            int[] places = IntStream.range(done, to).toArray();
            float[] part = Evaluator.probabilities(network, set.toDataset(places));
            int classes = order.length;
            for (int i = 0; i < part.length; i++) {
                int example = i / classes;
                all[(done + example) * classes + i % classes] =
                        part[example * classes + order[i % classes]];
            }
            done = to;
            return done < set.count();
        }

        /** The answered share, 0 to 1. */
        public double share() {
            return (double) done / set.count();
        }

        /** The predictions, when all parts are computed. */
        public DatasetPredictions predictions() {
            String[] names = Arrays.stream(order).mapToObj(model::className).toArray(String[]::new);
            boolean known = set.classes().placesIn(model.classNames()).length > 0;
            for (int label = 0; !known && label < set.classes().count(); label++) {
                names[label] = set.classes().name(label);
            }
            return new DatasetPredictions(model, List.of(names), all);
        }

        /**
         * The classes of the network in the order of those of the set, which come first; in its own
         * order if it does not know them by their names.
         */
        private static int[] order(Model model, OwnDataset set) {
            int classes = model.architecture().classes();
            int[] known = set.classes().placesIn(model.classNames());
            boolean possible = Arrays.stream(known).allMatch(label -> label < classes);
            IntStream first = Arrays.stream(possible ? known : new int[0]);
            return IntStream.concat(first, IntStream.range(0, classes)).distinct().toArray();
        }
    }

    /** The network that answered. */
    public Model model() {
        return model;
    }

    /** The number of examples. */
    public int count() {
        return probabilities.length / classes;
    }

    /** The probability that example {@code place} is of class {@code label}. */
    public float probability(int place, int label) {
        return probabilities[place * classes + label];
    }

    /** The name of class {@code label}: those of the set come first. */
    public String className(int label) {
        return names.get(label);
    }

    /** The likeliest class of example {@code place}. */
    public int predicted(int place) {
        int best = 0;
        for (int label = 1; label < classes; label++) {
            if (probability(place, label) > probability(place, best)) {
                best = label;
            }
        }
        return best;
    }

    /** The probability of the likeliest class. */
    public float confidence(int place) {
        return probability(place, predicted(place));
    }

    /** −log P(label), the cross-entropy of one example. */
    public double loss(int place, int label) {
        return -Math.log(Math.max(Float.MIN_NORMAL, probability(place, label)));
    }

    /** Of each class of {@code set}, the number of examples that are answered with their label. */
    public int[] correctOf(OwnDataset set) {
        int[] correct = new int[set.classes().count()];
        for (int place = 0; place < set.count(); place++) {
            int label = set.example(place).label();
            correct[label] += predicted(place) == label ? 1 : 0;
        }
        return correct;
    }

    /** The likeliest class of example {@code place} but for the predicted one. */
    public int runnerUp(int place) {
        int first = predicted(place);
        int second = first == 0 ? Math.min(1, classes - 1) : 0;
        for (int label = 0; label < classes; label++) {
            boolean better = probability(place, label) > probability(place, second);
            second = label != first && better ? label : second;
        }
        return second;
    }

    /** The number of examples of {@code set} that are answered with their label. */
    public int correct(OwnDataset set) {
        int correct = 0;
        for (int place = 0; place < set.count(); place++) {
            correct += predicted(place) == set.example(place).label() ? 1 : 0;
        }
        return correct;
    }
}
