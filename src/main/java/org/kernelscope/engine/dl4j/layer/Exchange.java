package org.kernelscope.engine.dl4j.layer;

/**
 * Exchanges values between the parts of one minibatch, each on a thread of its own. Every part
 * brings an array and receives the arrays of all parts in the order of the parts, so each part adds
 * them in the same order, whichever thread is first. All parts must exchange equally often. A part
 * that fails {@linkplain #abandon abandons} the exchange, which releases the others.
 *
 * <p>Any thread, one for each part. Serves one training step.
 */
public final class Exchange {
    private final int parts;
    private double[][] brought;
    private double[][] complete;
    private int arrived;
    private long rounds;
    private boolean abandoned;

    /** The exchange of {@code parts} parts. */
    public Exchange(int parts) {
        this.parts = parts;
        this.brought = new double[parts][];
        this.complete = brought;
    }

    /** Thrown by {@link #swap} when another part has failed; that part reports the failure. */
    public static final class Abandoned extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Abandoned() {
            super("another part of the minibatch could not be computed");
        }
    }

    /**
     * Waits for the other parts. An interrupt does not end the wait, because a step is either done
     * or not; the thread stays interrupted.
     *
     * @param part the part that brings the values, from 0
     * @param numbers must not change any more
     * @return the numbers of all parts
     * @throws Abandoned if another part failed
     */
    synchronized double[][] swap(int part, double[] numbers) {
        brought[part] = numbers;
        arrived++;
        if (arrived == parts) {
            complete = brought;
            brought = new double[parts][];
            arrived = 0;
            rounds++;
            notifyAll();
            return complete;
        }
        long mine = rounds;
        boolean interrupted = false;
        while (rounds == mine && !abandoned) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (rounds == mine) {
            throw new Abandoned();
        }
        return complete;
    }

    /** Releases all who wait, now and later: a part has failed. */
    public synchronized void abandon() {
        abandoned = true;
        notifyAll();
    }
}
