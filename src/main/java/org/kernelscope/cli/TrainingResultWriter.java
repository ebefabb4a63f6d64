package org.kernelscope.cli;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Model;
import org.kernelscope.storage.AtomicFiles;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.text.UserFacingException;

/**
 * Writes what a training brings: the best network to one file, the run itself to another. What
 * cannot be written (the disk is full, the folder is gone) stays in memory and is tried again,
 * while the training goes on and after its end. One thread.
 */
final class TrainingResultWriter {
    private final Console console;
    private final TrainingReport.Files files;
    private final Patience patience;
    private @Nullable Writing network;
    private @Nullable Writing run;
    private @Nullable UserFacingException failure;
    private boolean networkWritten;
    private boolean runWritten;
    private int epochWritten;
    private long nextNanos;

    /**
     * Waiting times.
     *
     * @param retryMillis between two attempts
     * @param stoppingMillis for a training that the user has ended
     * @param endMillis for one that has come to its end by itself
     */
    record Patience(long retryMillis, long stoppingMillis, long endMillis) {
        /** Half an hour: time to see the message and make room. */
        static final Patience USUAL = new Patience(2_000, 12_000, 30 * 60_000L);
    }

    /** Something that is to be written. */
    @FunctionalInterface
    interface Writing {
        void run() throws UserFacingException;
    }

    TrainingResultWriter(Console console, TrainingReport.Files files, Patience patience) {
        this.console = console;
        this.files = files;
        this.patience = patience;
    }

    /**
     * Writes, or keeps for later, the newest state; it takes the place of what was not written yet.
     *
     * @param best the network to keep
     * @param epoch number of finished epochs at that time
     * @param state writes the run; null if the run need not be written any more
     */
    void keep(Model best, int epoch, @Nullable Writing state) {
        network =
                () -> {
                    ModelFile.write(files.model(), best);
                    networkWritten = true;
                    epochWritten = epoch;
                };
        run =
                state == null
                        ? null
                        : () -> {
                            state.run();
                            runWritten = true;
                        };
        attempt();
    }

    /** Tries again what could not be written, if it is time. */
    void tryAgain() {
        if (isMissing() && System.nanoTime() - nextNanos >= 0) {
            attempt();
        }
    }

    /** True if something is not written yet. */
    boolean isMissing() {
        return network != null || run != null;
    }

    /** True if the network was written, at some time. */
    boolean hasNetwork() {
        return networkWritten;
    }

    /** True if the run was written, at some time. */
    boolean hasRun() {
        return runWritten;
    }

    private void attempt() {
        UserFacingException before = failure;
        failure = null;
        network = attempt(network);
        run = attempt(run);
        nextNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patience.retryMillis());
        if (failure != null && before == null) {
            tell("train.unwritten", failure, seconds());
        } else if (failure == null && before != null) {
            tell("train.writtenNow", files.model());
        }
    }

    private @Nullable Writing attempt(@Nullable Writing writing) {
        try {
            if (writing != null) {
                writing.run();
            }
            return null;
        } catch (UserFacingException sentence) {
            failure = failure == null ? sentence : failure;
            return writing;
        }
    }

    /**
     * Waits, after the end of the training, until all is written.
     *
     * @param stop true if the program is to end
     * @throws UserFacingException if it could not be, with what is lost
     */
    void awaitAll(BooleanSupplier stop) throws UserFacingException, InterruptedException {
        long start = System.nanoTime();
        if (isMissing() && mayWorkLater()) {
            tell("train.waiting", seconds(), patience.endMillis() / 60_000);
        }
        while (isMissing() && mayWorkLater()) {
            long most = stop.getAsBoolean() ? patience.stoppingMillis() : patience.endMillis();
            if (System.nanoTime() - start > TimeUnit.MILLISECONDS.toNanos(most)) {
                break;
            }
            Thread.sleep(Math.min(50, patience.retryMillis()));
            tryAgain();
        }
        UserFacingException reason = failure;
        if (isMissing() && reason != null) {
            throw epochWritten == 0
                    ? UserFacingException.causedBy(reason, "train.lost", reason)
                    : UserFacingException.causedBy(
                            reason, "train.lost.part", reason, epochWritten, files.model());
        }
    }

    private boolean mayWorkLater() {
        return failure != null && AtomicFiles.mayWorkLater(failure);
    }

    private String seconds() {
        return Long.toString(Math.max(1, patience.retryMillis() / 1_000));
    }

    private void tell(String key, Object... arguments) {
        console.err().println(console.texts().get(key, arguments));
        console.err().flush();
    }
}
