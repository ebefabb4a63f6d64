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

    /** Another object for other examples: what was read of the earlier ones is not theirs. */
    default Object version() {
        return this;
    }

    /** These examples, which are in memory. */
    static DatasetSource of(Dataset train, Dataset test) {
        return new DatasetSource() {
            @Override
            public Dataset train() {
                return train;
            }

            @Override
            public Dataset test() {
                return test;
            }
        };
    }

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
