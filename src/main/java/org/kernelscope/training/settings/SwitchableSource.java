package org.kernelscope.training.settings;

import org.kernelscope.data.Dataset;
import org.kernelscope.text.UserFacingException;

/**
 * Examples that are exchanged while the window is open: MNIST, or a set of one's own. Any thread.
 */
public final class SwitchableSource implements DatasetSource {
    private final DatasetSource first;
    private volatile DatasetSource chosen;

    /** The examples of {@code first}, until others are chosen. */
    public SwitchableSource(DatasetSource first) {
        this.first = first;
        chosen = first;
    }

    /** From now on the examples that were there first. */
    public void chooseFirst() {
        chosen = first;
    }

    /** From now on the examples of {@code other}. */
    public void choose(DatasetSource other) {
        chosen = other;
    }

    /**
     * The test examples that were there first.
     *
     * @throws UserFacingException if they cannot be read
     */
    public Dataset firstTest() throws UserFacingException {
        return first.test();
    }

    @Override
    public Dataset train() throws UserFacingException {
        return chosen.train();
    }

    @Override
    public Dataset test() throws UserFacingException {
        return chosen.test();
    }

    @Override
    public Object version() {
        return chosen;
    }
}
