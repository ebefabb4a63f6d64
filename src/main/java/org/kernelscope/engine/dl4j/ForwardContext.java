package org.kernelscope.engine.dl4j;

/**
 * What a forward pass is for.
 *
 * @param training whether the network learns from it: then a dropout layer leaves cells out, and a
 *     batch normalisation takes its statistics from the batch
 * @param step the training step, counted from 0
 * @param firstExample place in the whole batch of the first example that is shown, so that a part
 *     of a batch is treated alike whichever thread computes it
 */
record ForwardContext(boolean training, long step, int firstExample) {
    /** The network is only asked. */
    static final ForwardContext ASKED = new ForwardContext(false, 0, 0);

    /** The same, for a part of the batch that begins with example {@code example}. */
    ForwardContext from(int example) {
        return new ForwardContext(training, step, example);
    }
}
