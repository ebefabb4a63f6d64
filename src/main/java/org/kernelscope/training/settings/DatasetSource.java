package org.kernelscope.training.settings;

import org.kernelscope.data.Dataset;
import org.kernelscope.data.Mnist;
import org.kernelscope.text.UserFacingException;

/** The source of the examples of a training; read once, on the training's thread. */
public interface DatasetSource {
    /** All examples that can be learned from. */
    Dataset train() throws UserFacingException;

    /** The examples to test with. */
    Dataset test() throws UserFacingException;

    /** The examples of {@code mnist}. */
    static DatasetSource of(Mnist mnist) {
        return new DatasetSource() {
            @Override
            public Dataset train() throws UserFacingException {
                return mnist.train();
            }

            @Override
            public Dataset test() throws UserFacingException {
                return mnist.test();
            }
        };
    }
}
