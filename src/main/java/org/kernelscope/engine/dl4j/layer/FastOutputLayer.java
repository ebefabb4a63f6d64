package org.kernelscope.engine.dl4j.layer;

import org.nd4j.linalg.api.ndarray.INDArray;

/** An output layer, which computes probabilities and the loss. */
public interface FastOutputLayer extends FastLayer {
    /** Sets the labels, one-hot, {@code [example, class]}. */
    void setLabels(INDArray labels);

    /** The probabilities of the last forward pass, {@code [example, class]}. */
    INDArray probabilities();

    /** The loss of the last backward pass, summed over the examples. */
    double loss();
}
