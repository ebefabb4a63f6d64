package org.kernelscope.training;

import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Batch;
import org.kernelscope.data.BatchStream;
import org.kernelscope.data.Batches;
import org.kernelscope.data.Dataset;
import org.kernelscope.training.settings.RunSettings;

/**
 * The training examples of a run in their order, one minibatch after another. Minibatches are
 * prepared ahead in the background. One thread.
 */
final class ExampleReader implements AutoCloseable {
    private final Dataset examples;
    private Batches batches;
    private @Nullable BatchStream stream;
    private long seen;

    /**
     * @param seen the number of examples that were read before
     */
    ExampleReader(Dataset examples, RunSettings settings, long seen) {
        this.examples = examples;
        this.batches = batches(settings);
        this.seen = seen;
    }

    private Batches batches(RunSettings settings) {
        return new Batches(examples, settings.batch(), settings.seed(), settings.augmentation());
    }

    /** Continues with minibatches of another size. */
    void change(RunSettings settings) {
        close();
        batches = batches(settings);
    }

    /** Examples in an epoch. */
    int perEpoch() {
        return examples.count();
    }

    /** Minibatches in an epoch. */
    int batchesPerEpoch() {
        return batches.perEpoch();
    }

    /** The number of examples that were read in all epochs. */
    long seen() {
        return seen;
    }

    /** The number of examples that were read in this epoch. */
    long seenInEpoch() {
        return seen % perEpoch();
    }

    /** The next minibatch; the last of an epoch may be smaller. */
    Batch next() throws InterruptedException {
        BatchStream open = stream;
        if (open == null) {
            open = new BatchStream(batches, seen);
            stream = open;
        }
        Batch batch = open.next();
        seen += batch.count();
        return batch;
    }

    /** The next example alone. */
    Batch nextExample() {
        close();
        Batch one = batches.at(seen, 1);
        seen += one.count();
        return one;
    }

    /** The first {@code count} examples of the epoch; what is read next stays the same. */
    Batch sample(int count) {
        return batches.at(seen - seenInEpoch(), count);
    }

    @Override
    public void close() {
        BatchStream open = stream;
        if (open != null) {
            open.close();
            stream = null;
        }
    }
}
