package org.kernelscope.data;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.kernelscope.thread.NamedThreads;

/**
 * Batches one after the other, epoch after epoch, made ahead on a thread of their own so that the
 * training never waits for them. One reader.
 */
public final class BatchStream implements AutoCloseable {
    private static final int AHEAD = 6;

    private final BlockingQueue<Item> ready = new ArrayBlockingQueue<>(AHEAD);
    private final Thread thread;

    /**
     * Begins after the first {@code seen} digits of the whole training.
     *
     * @param seen number of examples, over all epochs, that were used already
     */
    public BatchStream(Batches batches, long seen) {
        thread = NamedThreads.thread("batches", () -> makeAll(batches, seen));
        thread.start();
    }

    private void makeAll(Batches batches, long seen) {
        try {
            int digits = batches.digitsPerEpoch();
            int epoch = Math.toIntExact(seen / digits);
            int from = (int) (seen % digits);
            while (!Thread.currentThread().isInterrupted()) {
                Batches.Maker maker = batches.epoch(epoch);
                while (from < digits) {
                    int count = Math.min(batches.size(), digits - from);
                    ready.put(new Item(maker.make(from, count), null));
                    from += count;
                }
                from = 0;
                epoch++;
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            // The thread that waits for a batch gets the failure.
            ready.clear();
            ready.offer(new Item(null, e));
        }
    }

    /** The next batch. */
    public Batch next() throws InterruptedException {
        Item item = ready.take();
        if (item.batch() == null) {
            throw new IllegalStateException("no batch could be made", item.failure());
        }
        return item.batch();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private record Item(@Nullable Batch batch, @Nullable Throwable failure) {}
}
