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
     * Begins with the batch after the first {@code done} of the whole training.
     *
     * @param done how many batches, over all epochs, have been used already
     */
    public BatchStream(Batches batches, long done) {
        thread = NamedThreads.thread("batches", () -> makeAll(batches, done));
        thread.start();
    }

    private void makeAll(Batches batches, long done) {
        try {
            int epoch = Math.toIntExact(done / batches.perEpoch());
            int index = (int) (done % batches.perEpoch());
            while (!Thread.currentThread().isInterrupted()) {
                Batches.Maker maker = batches.epoch(epoch);
                for (; index < batches.perEpoch(); index++) {
                    ready.put(new Item(maker.make(index), null));
                }
                index = 0;
                epoch++;
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            // What goes wrong here is told to the one who waits for a batch.
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
