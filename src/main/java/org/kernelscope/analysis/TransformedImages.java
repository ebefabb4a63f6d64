package org.kernelscope.analysis;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.kernelscope.data.Dataset;
import org.kernelscope.network.Architecture;
import org.kernelscope.thread.NamedThreads;
import org.kernelscope.transform.ImageTransformer;
import org.kernelscope.transform.Sweep;
import org.kernelscope.transform.Transform;

/**
 * All images of a dataset at every value of a quantity, in batches, value by value. The next batch
 * is made on a thread of its own while the network reads the present one. One reader.
 */
final class TransformedImages {
    private static final int BATCH = 250;

    private final Executor thread = NamedThreads.passing("images");
    private final Dataset digits;
    private final Sweep sweep;
    private final ImageTransformer transformer;
    private final int batchesOfValue;
    private final int stride;
    private ImageBatch free;
    private CompletableFuture<ImageBatch> ahead;
    private int value;
    private int first;

    /**
     * @param from the first value
     * @param stride from one value to the next
     */
    TransformedImages(
            Architecture architecture, Dataset digits, Sweep sweep, int from, int stride) {
        this.stride = stride;
        value = from;
        this.digits = digits;
        this.sweep = sweep;
        transformer = new ImageTransformer(Math.max(digits.rows(), digits.columns()));
        free = new ImageBatch(architecture, BATCH);
        batchesOfValue = (digits.count() + free.limit() - 1) / free.limit();
        ahead = make(new ImageBatch(architecture, BATCH));
    }

    /** Number of batches for each value. */
    int batchesOfValue() {
        return batchesOfValue;
    }

    /** The next batch, valid until the next call. */
    ImageBatch next() {
        ImageBatch ready = ahead.join();
        ahead = make(free);
        free = ready;
        return ready;
    }

    private CompletableFuture<ImageBatch> make(ImageBatch into) {
        if (value >= sweep.count()) {
            return CompletableFuture.completedFuture(into);
        }
        Transform transform = Transform.NONE.with(sweep.quantity(), sweep.at(value));
        int begin = first;
        first += into.limit();
        if (first >= digits.count()) {
            first = 0;
            value += stride;
        }
        return CompletableFuture.supplyAsync(() -> fill(into, transform, begin), thread);
    }

    private ImageBatch fill(ImageBatch into, Transform transform, int begin) {
        for (int i = begin; i < digits.count() && !into.isFull(); i++) {
            into.add(transformer.apply(digits.image(i), transform));
        }
        return into;
    }
}
