package org.kernelscope.training;

import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.thread.NamedThreads;
import org.kernelscope.training.RunState.Verb;
import org.kernelscope.training.file.Autosave;
import org.kernelscope.training.record.SavedRun;

/**
 * The thread of a training: takes commands one after another, makes a step when there is none,
 * publishes views and saves. Whatever goes wrong, it lives on until it is closed. Methods may be
 * called from any thread unless they say otherwise.
 */
final class TrainingThread {
    /**
     * The shortest time between two views. Painting a view takes time that the training loses where
     * there is no processor to spare: there, five a second are enough.
     */
    private static final long VIEW_NANOS =
            Runtime.getRuntime().availableProcessors() > 3 ? 33_000_000 : 200_000_000;

    private final TrainingLoop loop;
    private final @Nullable Autosave autosave;
    private final Runnable afterLastTurn;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();
    private final PendingFutures pending = new PendingFutures();

    private volatile RunView view = RunView.NOTHING;
    private volatile boolean viewWanted;
    private volatile boolean closed;

    // Both belong to this thread.
    private long viewNanos;
    private @Nullable UserFacingException refusal;

    /** A piece of work for the training thread. */
    @FunctionalInterface
    interface Command {
        void run() throws UserFacingException, InterruptedException;
    }

    /**
     * @param autosave saves the run every few seconds; closed at the end
     * @param afterLastTurn is run at the end
     */
    TrainingThread(TrainingLoop loop, @Nullable Autosave autosave, Runnable afterLastTurn) {
        this.loop = loop;
        this.autosave = autosave;
        this.afterLastTurn = afterLastTurn;
        if (autosave != null) {
            autosave.listen(() -> add(() -> {}));
        }
    }

    void start() {
        NamedThreads.thread("training", this::work).start();
    }

    /** The newest view. */
    RunView view() {
        return view;
    }

    /** Asks for a newer view, which is published after the next step that is due for one. */
    void requestView() {
        viewWanted = true;
    }

    /** Runs {@code command} before the next step. */
    void add(Command command) {
        commands.add(command);
    }

    /** Runs {@code command} if the state allows {@code verb}; the state is then the next. */
    void add(Verb verb, Command command) {
        add(
                () -> {
                    if (loop.transition(verb)) {
                        command.run();
                    }
                });
    }

    /** The same for a command that may be refused. The run is then as it was before. */
    void addRefusable(Verb verb, Command command) {
        add(
                () -> {
                    RunState before = loop.state();
                    boolean first = !loop.hasRun();
                    if (loop.transition(verb)) {
                        try {
                            command.run();
                            refusal = null;
                        } catch (UserFacingException
                                | RuntimeException
                                | LinkageError
                                | OutOfMemoryError failure) {
                            if (first) {
                                throw failure;
                            }
                            loop.restoreState(before);
                            refusal = TrainingProblems.refused(failure);
                        }
                    }
                });
    }

    /** A question to the training thread. If it fails, the training is as it was. */
    <T> CompletableFuture<T> submit(PendingFutures.Question<T> question) {
        CompletableFuture<T> future = pending.create();
        add(() -> pending.complete(future, question));
        return future;
    }

    /** Forgets the last refusal; on this thread. */
    void clearRefusal() {
        refusal = null;
    }

    void close() {
        closed = true;
        add(() -> {});
    }

    boolean awaitEnd(long seconds) throws InterruptedException {
        return ended.await(seconds, TimeUnit.SECONDS);
    }

    private void work() {
        while (!closed) {
            attempt(this::turn);
        }
        attempt(this::saveByItself);
        loop.closeSession();
        afterLastTurn.run();
        if (autosave != null) {
            autosave.close();
        }
        pending.cancelAll();
        ended.countDown();
    }

    private void turn() throws UserFacingException, InterruptedException {
        Command command = next();
        if (command != null) {
            RunState before = loop.state();
            command.run();
            publish();
            if (loop.state() != before) {
                saveByItself();
            }
            return;
        }
        if (autosave != null && autosave.isDue()) {
            saveByItself();
        }
        boolean news = loop.step(this::publishQuietly);
        if (news || (viewWanted && System.nanoTime() - viewNanos > VIEW_NANOS)) {
            publish();
        }
        if (!loop.isRunning()) {
            saveByItself();
        }
    }

    /** The command before the next step; null if there is none. */
    private @Nullable Command next() throws InterruptedException {
        if (!loop.isRunning()) {
            return commands.take();
        }
        // A single step that was asked for is made before anything else is.
        return loop.makesOneStep() ? null : commands.poll();
    }

    /** A run without a step is made again in no time. */
    private void saveByItself() throws UserFacingException {
        SavedRun run = autosave == null ? null : loop.save();
        if (autosave != null && run != null && run.run().steps().size() > 0) {
            autosave.save(run);
        }
    }

    private void attempt(Command command) {
        try {
            command.run();
        } catch (InterruptedException e) {
            closed = true;
        } catch (OutOfMemoryError full) {
            loop.freeMemory();
            fail(TrainingProblems.ended(full));
        } catch (UserFacingException | RuntimeException | LinkageError failure) {
            fail(TrainingProblems.ended(failure));
        }
    }

    /** The thread lives on, whatever else goes wrong while the run is saved. */
    private void fail(UserFacingException sentence) {
        try {
            loop.fail(sentence);
            publishQuietly();
            saveByItself();
        } catch (UserFacingException diverged) {
            // Without finite weights, there is nothing to resume.
        } catch (RuntimeException | OutOfMemoryError again) {
            loop.closeSession();
            publishQuietly();
        }
    }

    /** The weights may not be finite any more; the next step will tell. */
    private void publishQuietly() {
        try {
            publish();
        } catch (UserFacingException diverged) {
            viewNanos = System.nanoTime();
        }
    }

    /** Publishes a view; on this thread. */
    void publish() throws UserFacingException {
        viewWanted = false;
        viewNanos = System.nanoTime();
        UserFacingException warning = autosave == null ? null : autosave.problem().orElse(null);
        view = loop.view(view.serial() + 1, refusal, warning);
    }

    /** Futures of a thread that may end before it completes them. Any thread. */
    static final class PendingFutures {
        private final Set<CompletableFuture<?>> open = ConcurrentHashMap.newKeySet();
        private volatile boolean closed;

        /**
         * A question to the thread.
         *
         * @param <T> the type of the answer
         */
        @FunctionalInterface
        interface Question<T> {
            @Nullable T answer() throws UserFacingException, InterruptedException;
        }

        /** A future that is cancelled at the end of the thread. */
        <T> CompletableFuture<T> create() {
            CompletableFuture<T> future = new CompletableFuture<>();
            open.add(future);
            if (closed) {
                cancelAll();
            }
            return future;
        }

        /**
         * Completes {@code future} with the answer, or with the {@link UserFacingException} why
         * there is none.
         */
        <T> void complete(CompletableFuture<T> future, Question<T> question)
                throws InterruptedException {
            try {
                future.complete(question.answer());
            } catch (UserFacingException
                    | RuntimeException
                    | LinkageError
                    | OutOfMemoryError refused) {
                future.completeExceptionally(TrainingProblems.refused(refused));
            }
            open.remove(future);
        }

        /** Cancels all futures, also those to come. */
        void cancelAll() {
            closed = true;
            open.removeIf(future -> future.cancel(false));
        }
    }
}
