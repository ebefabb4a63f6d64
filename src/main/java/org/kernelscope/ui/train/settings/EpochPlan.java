package org.kernelscope.ui.train.settings;

import org.kernelscope.data.Colouring;
import org.kernelscope.training.settings.RunSettings;

/**
 * Number of epochs that suits an amount of training data, and the number of steps. With few
 * examples an epoch is a few steps, so that the network over-fits only after many. Any thread.
 */
final class EpochPlan {
    private static final int FEWEST = 5;

    /**
     * An epoch ends with the whole test set, which takes longer than learning from 100 examples.
     */
    private static final int MOST = 60;

    private static final int ROUND = 5;
    private static final double SPREAD = 600;

    private EpochPlan() {}

    /** 60 for 100 examples, 20 for 1,000, 5 for all of MNIST: as 600 / √examples, rounded. */
    static int epochs(int examples) {
        long rounded = ROUND * Math.round(SPREAD / Math.sqrt(examples) / ROUND);
        return (int) Math.max(FEWEST, Math.min(MOST, rounded));
    }

    /**
     * The settings with another amount of data. The epochs follow it, unless a person has set
     * another number of them or trains until stopped.
     */
    static RunSettings withExampleCount(RunSettings now, int examples) {
        boolean follows = now.epochs() == epochs(now.exampleCount());
        return (follows ? now.withEpochs(epochs(examples)) : now).withExampleCount(examples);
    }

    /**
     * The number of steps in an epoch.
     *
     * @param examples training examples that there are
     */
    static long stepsPerEpoch(RunSettings settings, int examples) {
        boolean grey = settings.colouring() == Colouring.NONE;
        int all = grey ? examples : Math.min(examples, Colouring.TRAIN);
        int learned = Math.max(1, Math.min(settings.exampleCount(), all - settings.heldOut()));
        return (learned + settings.batch() - 1) / settings.batch();
    }
}
