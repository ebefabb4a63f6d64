package org.kernelscope.app;

import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Digits;
import org.kernelscope.data.Mnist;
import org.kernelscope.text.Problem;
import org.kernelscope.training.DigitSource;

/** MNIST, read once for all who need it: the training and the views. Any thread. */
final class SharedDigits implements DigitSource {
    private final Mnist mnist = Mnist.inside();
    private @Nullable Digits train;
    private @Nullable Digits test;

    @Override
    public synchronized Digits train() throws Problem {
        Digits read = train;
        if (read == null) {
            read = mnist.train();
            train = read;
        }
        return read;
    }

    @Override
    public synchronized Digits test() throws Problem {
        Digits read = test;
        if (read == null) {
            read = mnist.test();
            test = read;
        }
        return read;
    }
}
