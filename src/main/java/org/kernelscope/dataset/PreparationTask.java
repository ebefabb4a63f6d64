package org.kernelscope.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.Evaluator;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.InkPlace;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * Measures what the preparation of the images is worth: the accuracy of a network on a set whose
 * images are shown to it with some steps left out. Of a large set a sample is taken. Works part by
 * part, each in some tens of milliseconds; the thread of the network.
 */
public final class PreparationTask {
    /** Examples that are shown at the most. */
    static final int SAMPLE = 1_000;

    private static final int PART = 100;

    private final OwnDataset sample;
    private final Steps steps;
    private final int limit;
    private int done;
    private int correct;

    /**
     * The steps that are done.
     *
     * @param inked true if ink is 1 and paper 0, as in MNIST; false for the other way round
     * @param scaled true if the longer side of the ink has 20 pixels
     * @param centred true if the centre of mass is in the middle
     */
    public record Steps(boolean inked, boolean scaled, boolean centred) {
        /** All of them. */
        public static final Steps ALL = new Steps(true, true, true);
    }

    /**
     * A measurement.
     *
     * @param correct images that were read correctly
     * @param count images that were shown
     */
    public record Result(Steps steps, int correct, int count) {
        /** The share that was read correctly, 0 to 1. */
        public double accuracy() {
            return count == 0 ? 0 : (double) correct / count;
        }
    }

    /**
     * @throws UserFacingException if no image can be shown so: nobody knows how any of them was
     *     before; or if the network cannot be shown the images
     */
    public PreparationTask(Model model, OwnDataset set, Steps steps) throws UserFacingException {
        this.steps = steps;
        this.sample = sample(set.inOrderOf(model.classNames()));
        if (sample.isEmpty()) {
            throw new UserFacingException(
                    set.isColour() ? "dataset.unprepared.colour" : "dataset.unprepared.none");
        }
        this.limit = model.architecture().batchLimit(PART);
        Evaluator.check(model.architecture(), sample.toDataset());
    }

    /** Those whose former place is known, in another order than they came in. */
    private static OwnDataset sample(OwnDataset set) throws UserFacingException {
        List<OwnExample> known =
                new ArrayList<>(set.examples().stream().filter(it -> it.place() != null).toList());
        java.util.Collections.shuffle(known, new Random(1));
        return set.with(known.subList(0, Math.min(SAMPLE, known.size())));
    }

    /** The image of {@code example} with {@code steps} done and the others left out. */
    public static Tensor shown(OwnExample example, Steps steps, int rows, int columns) {
        Tensor digit = example.image(rows, columns);
        InkPlace place = example.place();
        Tensor placed =
                place == null ? digit : place.unprepared(digit, steps.scaled(), steps.centred());
        return steps.inked() ? placed : inverted(placed);
    }

    private static Tensor inverted(Tensor ink) {
        float[] values = ink.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = 1 - values[i];
        }
        return Tensor.takeOver(ink.shape(), values);
    }

    /**
     * Shows the network the next part.
     *
     * @return true if there is another one
     */
    public boolean step(Network network) throws UserFacingException {
        int to = Math.min(sample.count(), done + limit);
        int size = sample.shape().size();
        byte[] pixels = new byte[(to - done) * size];
        short[] labels = new short[to - done];
        for (int i = done; i < to; i++) {
            OwnExample example = sample.example(i);
            Tensor image = shown(example, steps, sample.rows(), sample.columns());
            System.arraycopy(OwnExample.bytes(image), 0, pixels, (i - done) * size, size);
            labels[i - done] = (short) example.label();
        }
        Dataset part = Dataset.of(sample.shape(), pixels, labels);
        correct += Evaluator.evaluate(network, part, read -> {}).correct();
        done = to;
        return done < sample.count();
    }

    /** The examples that are shown, the first {@code most} of them. */
    public List<OwnExample> examples(int most) {
        return sample.examples().subList(0, Math.min(most, sample.count()));
    }

    /** The share of the images that were shown, 0 to 1. */
    public double share() {
        return (double) done / sample.count();
    }

    /** The measurement, when all parts are done. */
    public @Nullable Result result() {
        return done < sample.count() ? null : new Result(steps, correct, sample.count());
    }
}
