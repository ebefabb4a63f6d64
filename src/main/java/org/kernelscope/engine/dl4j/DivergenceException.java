package org.kernelscope.engine.dl4j;

/**
 * The loss is not a finite number; thrown out of Deeplearning4j's optimizer before it changes a
 * weight.
 */
final class DivergenceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DivergenceException(double loss) {
        super("the loss is " + loss);
    }
}
