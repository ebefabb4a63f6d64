package org.kernelscope.training.settings;

/**
 * The hyperparameters that may change while a training runs.
 *
 * @param rate learning rate η, before the schedule
 * @param momentum μ, for the optimizers that have one
 * @param batch examples in a batch
 */
public record HyperparameterChange(double rate, double momentum, int batch) {
    public HyperparameterChange {
        boolean sane =
                rate > 0
                        && rate <= RunSettings.MAX_RATE
                        && momentum >= 0
                        && momentum < 1
                        && batch >= 1
                        && batch <= RunSettings.MAX_BATCH;
        if (!sane) {
            throw new IllegalArgumentException(
                    "rate " + rate + ", momentum " + momentum + ", batch " + batch);
        }
    }

    /** The same with another learning rate. */
    public HyperparameterChange withRate(double other) {
        return new HyperparameterChange(other, momentum, batch);
    }

    /** The same with another momentum. */
    public HyperparameterChange withMomentum(double other) {
        return new HyperparameterChange(rate, other, batch);
    }

    /** The same with another size of the batches. */
    public HyperparameterChange withBatch(int other) {
        return new HyperparameterChange(rate, momentum, other);
    }
}
