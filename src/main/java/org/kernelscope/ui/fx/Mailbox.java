package org.kernelscope.ui.fx;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A letter box with one slot: a new letter replaces one that was not fetched yet, so a reader that
 * is slower than the writer always gets the newest and never falls behind.
 *
 * <p>Any thread may {@link #offer}; the letters are read one after another on the reader's
 * executor.
 */
public final class Mailbox<T> {
    private final AtomicReference<@Nullable T> slot = new AtomicReference<>();
    private final Executor executor;
    private final Consumer<T> reader;

    /** A box whose letters {@code reader} reads on {@code executor}. */
    public Mailbox(Executor executor, Consumer<T> reader) {
        this.executor = executor;
        this.reader = reader;
    }

    /** Puts a letter in, in place of one that is still unread. */
    public void offer(T letter) {
        if (slot.getAndSet(letter) == null) {
            try {
                executor.execute(this::read);
            } catch (RejectedExecutionException closing) {
                // The window is being closed: nobody reads letters any more.
                slot.set(null);
            }
        }
    }

    private void read() {
        T letter = slot.getAndSet(null);
        if (letter != null) {
            reader.accept(letter);
        }
    }
}
