package org.kernelscope.app;

import org.kernelscope.data.Dataset;
import org.kernelscope.data.Mnist;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.settings.DatasetSource;

/**
 * MNIST with the first test digits only: whatever searches or evaluates all of them does so
 * whenever a window is opened.
 */
record FewTestDigits(int tested) implements DatasetSource {
    @Override
    public Dataset train() throws UserFacingException {
        return Mnist.inside().train();
    }

    @Override
    public Dataset test() throws UserFacingException {
        return Mnist.inside().test().range(0, tested);
    }
}
