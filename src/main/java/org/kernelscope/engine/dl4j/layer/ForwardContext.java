package org.kernelscope.engine.dl4j.layer;

/**
 * The purpose of a forward pass, and the part of a minibatch that it covers.
 *
 * @param training true during training: a dropout layer then drops cells, and a batch normalisation
 *     takes its statistics from the minibatch
 * @param step the training step, counted from 0
 * @param examples examples in the whole minibatch
 * @param firstExample place in the whole minibatch of the first example that is shown, so that an
 *     example is treated alike whichever thread computes it
 * @param part which part is shown, counted from 0
 * @param exchange where the parts exchange what they need to know of each other
 */
public record ForwardContext(
        boolean training, long step, int examples, int firstExample, int part, Exchange exchange) {
    /** The network is only asked; no example needs to know of another. */
    public static final ForwardContext ASKED = whole(false, 0, 1);

    /** A minibatch in one part. */
    public static ForwardContext whole(boolean training, long step, int examples) {
        return new ForwardContext(training, step, examples, 0, 0, new Exchange(1));
    }

    /** The same minibatch in parts that exchange numbers at {@code exchange}; the first of them. */
    public ForwardContext inParts(Exchange exchange) {
        return new ForwardContext(training, step, examples, firstExample, 0, exchange);
    }

    /** Part {@code part}, which begins with example {@code firstExample}. */
    public ForwardContext part(int part, int firstExample) {
        return new ForwardContext(training, step, examples, firstExample, part, exchange);
    }

    /** Brings the numbers of this part and waits for those of all parts, in order. */
    public double[][] exchange(double... numbers) {
        return exchange.swap(part, numbers);
    }
}
