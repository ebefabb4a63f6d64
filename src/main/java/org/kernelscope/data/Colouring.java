package org.kernelscope.data;

import java.lang.ref.SoftReference;
import java.util.EnumMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.ColouredDigits.Hue;

/**
 * The colours of the examples of a training. A coloured set is small: it is made of the first of
 * the grey examples, and kept as long as memory allows. Any thread.
 */
public enum Colouring {
    /** Grey, as the set is; a set that has colours already keeps them. */
    NONE(null, null),
    /** Each class has its hue, in the training and in the test: colour helps. */
    HELPS(Part.TRAIN_BY_CLASS, Part.TEST_BY_CLASS),
    /** Each class has its hue in the training, and any hue in the test: colour misleads. */
    MISLEADS(Part.TRAIN_BY_CLASS, Part.TEST_RANDOM),
    /** Any digit has any hue: colour tells nothing. The test images are those of MISLEADS. */
    RANDOM(Part.TRAIN_RANDOM, Part.TEST_RANDOM);

    /** Training examples of a coloured set. */
    public static final int TRAIN = 12_000;

    /** Test examples of a coloured set. */
    public static final int TEST = 2_000;

    /** The usual seed. */
    public static final long SEED = 1;

    /** At the least, so that any set of digits has the same ten. */
    private static final int HUES = 10;

    private static final Map<Dataset, Map<Part, SoftReference<Dataset>>> KEPT = new WeakHashMap<>();

    private final @Nullable Part train;
    private final @Nullable Part test;

    Colouring(@Nullable Part train, @Nullable Part test) {
        this.train = train;
        this.test = test;
    }

    private enum Part {
        TRAIN_BY_CLASS(Hue.BY_CLASS, true),
        TRAIN_RANDOM(Hue.RANDOM, true),
        TEST_BY_CLASS(Hue.BY_CLASS, false),
        TEST_RANDOM(Hue.RANDOM, false);

        private final Hue hue;
        private final boolean learned;

        Part(Hue hue, boolean learned) {
            this.hue = hue;
            this.learned = learned;
        }
    }

    /** The training examples: those of {@code grey}, or fewer, in colours. */
    public Dataset train(Dataset grey) {
        return kept(grey, train);
    }

    /** The test examples: those of {@code grey}, or fewer, in colours. */
    public Dataset test(Dataset grey) {
        return kept(grey, test);
    }

    private static Dataset kept(Dataset grey, @Nullable Part part) {
        if (part == null || grey.channels() > 1) {
            return grey;
        }
        synchronized (KEPT) {
            Map<Part, SoftReference<Dataset>> known =
                    KEPT.computeIfAbsent(grey, any -> new EnumMap<>(Part.class));
            SoftReference<Dataset> reference = known.get(part);
            Dataset coloured = reference == null ? null : reference.get();
            if (coloured == null) {
                coloured = coloured(grey, part.hue, 1, part.learned, SEED);
                known.put(part, new SoftReference<>(coloured));
            }
            return coloured;
        }
    }

    /**
     * A small coloured set of the first examples of {@code grey}.
     *
     * @param share of the digits that have the hue of their class, if hues go by class
     * @param learned true for the training examples, false for the test examples, which are drawn
     *     from other random numbers
     * @throws IllegalArgumentException if the set has colours already
     */
    public static Dataset coloured(
            Dataset grey, Hue hue, double share, boolean learned, long seed) {
        Dataset some = grey.range(0, Math.min(learned ? TRAIN : TEST, grey.count()));
        return ColouredDigits.of(some, hue, share, hues(grey), Batches.mix(seed, learned ? 0 : 1));
    }

    private static int hues(Dataset grey) {
        int most = HUES;
        for (int i = 0; i < grey.count(); i++) {
            most = Math.max(most, grey.label(i) + 1);
        }
        return most;
    }
}
