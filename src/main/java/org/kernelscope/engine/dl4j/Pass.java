package org.kernelscope.engine.dl4j;

/**
 * What a forward pass is for, and which part of a minibatch it shows.
 *
 * @param training whether the network learns from it: then a dropout layer leaves cells out, and a
 *     batch normalisation takes its statistics from the minibatch
 * @param step the training step, counted from 0
 * @param examples examples in the whole minibatch
 * @param firstExample place in the whole minibatch of the first example that is shown, so that an
 *     example is treated alike whichever thread computes it
 * @param part which part is shown, counted from 0
 * @param exchange where the parts exchange what they need to know of each other
 */
record Pass(
        boolean training, long step, int examples, int firstExample, int part, Exchange exchange) {
    /** The network is only asked; no example needs to know of another. */
    static final Pass ASKED = whole(false, 0, 1);

    /** A minibatch in one part. */
    static Pass whole(boolean training, long step, int examples) {
        return new Pass(training, step, examples, 0, 0, new Exchange(1));
    }

    /** The same minibatch in parts that exchange numbers at {@code exchange}; the first of them. */
    Pass inParts(Exchange exchange) {
        return new Pass(training, step, examples, firstExample, 0, exchange);
    }

    /** Part {@code part}, which begins with example {@code firstExample}. */
    Pass part(int part, int firstExample) {
        return new Pass(training, step, examples, firstExample, part, exchange);
    }

    /** Brings the numbers of this part and waits for those of all parts, in order. */
    double[][] exchange(double[] numbers) {
        return exchange.swap(part, numbers);
    }
}
