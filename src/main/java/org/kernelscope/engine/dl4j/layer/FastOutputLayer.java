package org.kernelscope.engine.dl4j.layer;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A layer of ours that names the class, and knows how wrong it was. */
public interface FastOutputLayer extends FastLayer {
    /** What is right: one-hot, {@code [example, class]}. */
    void setLabels(INDArray labels);

    /** The probabilities of the last forward pass, {@code [example, class]}. */
    INDArray probabilities();

    /** The loss of the last backward pass, summed over the examples. */
    double loss();
}
