package org.kernelscope.composition;

import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Mnist;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.DatasetSource;

/** MNIST, read once for all who need it: the training and the views. Any thread. */
public final class DatasetCache implements DatasetSource {
    private final Mnist mnist = Mnist.inside();
    private @Nullable Dataset train;
    private @Nullable Dataset test;

    @Override
    public synchronized Dataset train() throws UserFacingException {
        Dataset read = train;
        if (read == null) {
            read = mnist.train();
            train = read;
        }
        return read;
    }

    @Override
    public synchronized Dataset test() throws UserFacingException {
        Dataset read = test;
        if (read == null) {
            read = mnist.test();
            test = read;
        }
        return read;
    }
}
