package org.kernelscope.cli;

import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.ClassReplacement;
import org.kernelscope.dataset.DatasetParts;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.settings.DatasetSource;
import org.kernelscope.training.settings.RunSettings;

/**
 * The examples of a training, and what follows from them. Immutable.
 *
 * @param source the examples
 * @param own the data set of one's own that they are from; null for MNIST or one in its form
 * @param validation the number of examples to validate with; 0 if {@code own} is null
 */
record TrainingData(DatasetSource source, @Nullable OwnDataset own, int validation) {
    /** Of the weights of a new output. */
    private static final long FIRST_SEED = 1;

    /**
     * @param colour true for a network that sees colours
     */
    static TrainingData of(DatasetOption option, boolean colour, Console console)
            throws UserFacingException {
        if (!option.isOwn()) {
            return new TrainingData(DatasetSource.of(option.mnist()), null, 0);
        }
        OwnDataset own = option.own(console, colour);
        DatasetParts parts = DatasetParts.of(own, DatasetParts.USUAL, DatasetParts.SEED);
        console.err()
                .println(
                        console.texts()
                                .get(
                                        "dataset.parts",
                                        parts.training().count() - parts.validationCount(),
                                        parts.validationCount(),
                                        parts.test().count()));
        return new TrainingData(
                DatasetSource.of(parts.training(), parts.test()), own, parts.validationCount());
    }

    /**
     * {@code settings} with as many examples held out as the set has to validate with.
     *
     * @param given true if a person has said how many
     */
    RunSettings settings(RunSettings settings, boolean given) {
        return own == null || given ? settings : settings.withHeldOut(validation);
    }

    /**
     * {@code trained} with as many classes as the set has: its output then begins anew.
     *
     * @throws UserFacingException if it cannot have them
     */
    Model fitted(Model trained) throws UserFacingException {
        return own == null ? trained : ClassReplacement.of(trained, own.classes(), FIRST_SEED);
    }

    /**
     * {@code architecture} with as many classes as the set has.
     *
     * @throws UserFacingException if it cannot have them
     */
    Architecture fitted(Architecture architecture) throws UserFacingException {
        return own == null ? architecture : ClassReplacement.of(architecture, own.classes());
    }
}
