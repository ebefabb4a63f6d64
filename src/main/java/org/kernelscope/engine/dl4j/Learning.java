package org.kernelscope.engine.dl4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * What Deeplearning4j needs to know about a network besides its architecture.
 *
 * @param type of all numbers
 * @param updater what is made of a gradient
 * @param weightDecay share of each weight that is taken away with each step, times the rate
 * @param loss on the softmax outputs
 * @param seed for whatever Deeplearning4j draws; we draw the weights ourselves
 */
record Learning(
        DataType type, IUpdater updater, double weightDecay, ILossFunction loss, long seed) {
    /** For a network that only runs. */
    static final Learning NONE = new Learning(DataType.FLOAT, new NoOp(), 0, new LossMCXENT(), 0);
}
