package org.kernelscope.dataset;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.network.InputSpec;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * The distances of the images of a set from one of them: L2, over their pixels or over the features
 * that a network finds in them. Immutable; any thread.
 */
public final class NearestImages {
    /** The values that are compared. */
    public enum Kind {
        /** The ink of each pixel, 0 to 1; of colour images, red, green and blue. */
        PIXELS("pixels"),
        /** The values of the last hidden layer: what the output layer of a network gets. */
        FEATURES("features");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** The name in scenes. */
        public String id() {
            return id;
        }
    }

    private final OwnDataset set;
    private final int place;
    private final Kind kind;
    private final @Nullable Model model;
    private final float[] distances;

    /** Image × feature; empty if there are too many, or none. */
    private final float[] features;

    private NearestImages(Task task) {
        set = task.set;
        place = task.place;
        kind = task.kind;
        model = task.model;
        distances = task.distances;
        features = task.features;
    }

    /**
     * Computes distances part by part. One thread, that of the network.
     *
     * <p>A part takes some tens of milliseconds, so that other questions need not wait.
     */
    public static final class Task {
        /** Images of a part whose numbers are there, and of one that a network has to be shown. */
        private static final int PART = 4_000;

        private static final int SHOWN = 250;

        /** Features that are kept for the next question: 64 MB. */
        private static final long KEPT = 16L << 20;

        private final OwnDataset set;
        private final int place;
        private final Kind kind;
        private final @Nullable Model model;
        private final float[] distances;
        private float[] wanted = new float[0];
        private float[] features;
        private boolean known;
        private int done;

        /**
         * @param place the image that the others are compared with
         * @param model the network that finds the features; not needed for pixels
         * @param before an earlier answer, whose features are used again if they are the same; null
         *     for none
         * @throws UserFacingException if the network cannot be shown the images
         */
        public Task(
                OwnDataset set,
                int place,
                Kind kind,
                @Nullable Model model,
                @Nullable NearestImages before)
                throws UserFacingException {
            if (kind == Kind.FEATURES) {
                check(set, model);
            }
            this.set = set;
            this.place = place;
            this.kind = kind;
            this.model = kind == Kind.FEATURES ? model : null;
            distances = new float[set.count()];
            known =
                    kind == Kind.FEATURES
                            && before != null
                            && before.model == model
                            && before.features.length > 0
                            && before.isOf(set);
            features = known && before != null ? before.features : new float[0];
        }

        private static void check(OwnDataset set, @Nullable Model model)
                throws UserFacingException {
            if (model == null) {
                throw new IllegalArgumentException("features of no network");
            }
            int size = model.architecture().input().size();
            if (Math.max(set.rows(), set.columns()) > size) {
                throw new UserFacingException(
                        "evaluate.size", set.columns(), set.rows(), size, size);
            }
        }

        /**
         * Computes the next part.
         *
         * @param network a network of the model; not asked for if it is not needed
         * @return true if there is another one
         * @throws UserFacingException if the network's numbers outgrow float
         */
        public boolean step(Supplier<Network> network) throws UserFacingException {
            boolean shown = kind == Kind.FEATURES && !known;
            int to = Math.min(set.count(), done + PART);
            if (shown) {
                Network asked = network.get();
                to = Math.min(set.count(), done + asked.architecture().batchLimit(SHOWN));
                show(asked, to);
            } else if (known) {
                int units = features.length / set.count();
                for (int i = done; i < to; i++) {
                    distances[i] = distance(i, features, place * units, features, i * units, units);
                }
            } else {
                for (int i = done; i < to; i++) {
                    distances[i] = set.example(place).distance(set.example(i));
                }
            }
            done = to;
            return done < set.count();
        }

        private void show(Network network, int to) throws UserFacingException {
            if (done == 0) {
                wanted = features(network, place, place + 1);
                boolean few = (long) wanted.length * set.count() <= KEPT;
                features = new float[few ? wanted.length * set.count() : 0];
            }
            int units = wanted.length;
            float[] found = features(network, done, to);
            for (int i = done; i < to; i++) {
                distances[i] = distance(i, wanted, 0, found, (i - done) * units, units);
            }
            if (features.length > 0) {
                System.arraycopy(found, 0, features, done * units, found.length);
            }
        }

        /** Image × feature. */
        private float[] features(Network network, int from, int to) throws UserFacingException {
            InputSpec input = network.architecture().input();
            Shape one = input.shape();
            float[] images = new float[(to - from) * one.size()];
            for (int i = from; i < to; i++) {
                input.encode(set.example(i).image(set.rows(), set.columns()))
                        .copyTo(images, (i - from) * one.size());
            }
            Shape all = Shape.of(to - from, one.channels(), one.rows(), one.columns());
            return Activations.requireFinite(network.features(Tensor.takeOver(all, images)))
                    .toArray();
        }

        /**
         * Of images that were shown in batches of other sizes, the same numbers differ a little.
         */
        private float distance(int i, float[] a, int at, float[] b, int from, int count) {
            if (set.example(place).distance(set.example(i)) == 0) {
                return 0;
            }
            double sum = 0;
            for (int unit = 0; unit < count; unit++) {
                double difference = a[at + unit] - b[from + unit];
                sum += difference * difference;
            }
            return (float) Math.sqrt(sum);
        }

        /** The share that is done, 0 to 1. */
        public double share() {
            return (double) done / set.count();
        }

        /** The distances, when all parts are computed. */
        public NearestImages found() {
            return new NearestImages(this);
        }
    }

    /** The image that the others are compared with. */
    public int place() {
        return place;
    }

    /** The values that were compared. */
    public Kind kind() {
        return kind;
    }

    /** The network that found the features; null if pixels were compared. */
    public @Nullable Model model() {
        return model;
    }

    /** The distance of image {@code other}; 0 for an equal one. */
    public float distance(int other) {
        return distances[other];
    }

    /** The number of images. */
    public int count() {
        return distances.length;
    }

    /** The places in {@code some}, the nearest first; the image itself before all equal ones. */
    public int[] sorted(int[] some) {
        return Arrays.stream(some)
                .boxed()
                .sorted(Comparator.comparingDouble(other -> other == place ? -1 : distances[other]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** True if {@code other} has the same images at the same places, whatever their labels. */
    public boolean isOf(OwnDataset other) {
        if (other == set) {
            return true;
        }
        boolean same = other.count() == set.count();
        for (int i = 0; same && i < set.count(); i++) {
            same = other.example(i).sharesPixels(set.example(i));
        }
        return same;
    }
}
