package org.kernelscope.engine.dl4j;

import java.util.List;
import org.kernelscope.engine.Loss;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.regularization.Regularization;

/**
 * What Deeplearning4j needs to know about a network besides its architecture.
 *
 * @param type of all numbers
 * @param updater what is made of a gradient
 * @param decay what is added to the step of each weight; empty for nothing
 * @param loss what is made small
 * @param seed of what is drawn in training; the first weights we draw ourselves
 */
record UpdaterConfig(
        DataType type, IUpdater updater, List<Regularization> decay, Loss loss, long seed) {
    UpdaterConfig {
        decay = List.copyOf(decay);
    }

    /** For a network that only runs. */
    static final UpdaterConfig NONE =
            new UpdaterConfig(DataType.FLOAT, new NoOp(), List.of(), Loss.CROSS_ENTROPY, 0);
}
