package org.kernelscope.ui.state;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Dataset;
import org.kernelscope.engine.Engine;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.network.Weights;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.fx.Attempt;
import org.kernelscope.ui.fx.Latest;

/**
 * Answers questions that take longer than a frame, on a thread and with networks of its own. The
 * work is done in small steps, so that a short question never waits for a long one and each can be
 * cancelled. JavaFX thread; the work itself runs on the thread of analyses.
 */
public final class AnalysisExecutor {
    /** Networks that are kept open: as many as are compared side by side. */
    private static final int OPEN = 3;

    private final Executor thread;
    private final Executor fxThread;
    private final Supplier<Engine> source;
    private final TestDigits testDigits;
    private final Notices notices;

    /** Used on the thread of analyses only. */
    private final Tools tools = new Tools();

    /** Reads the test digits; slow. */
    @FunctionalInterface
    public interface TestDigits {
        /** The test digits. */
        Dataset read() throws UserFacingException;
    }

    /** Answers a question step by step. */
    @FunctionalInterface
    public interface Work {
        /**
         * Does the next step, which should take some tens of milliseconds.
         *
         * @return true if there is another one
         */
        boolean step(Tools tools, Ticket ticket) throws UserFacingException;
    }

    /**
     * Answers a question in one step, on the thread of analyses.
     *
     * @param <Q> a question
     * @param <A> its answer
     */
    @FunctionalInterface
    public interface Answerer<Q, A> {
        /** The answer, computed in some tens of milliseconds. */
        A answer(Tools tools, Q question) throws UserFacingException;
    }

    /** Networks and test images for the work. Thread of analyses. */
    public final class Tools {
        private final Deque<Opened> opened = new ArrayDeque<>();
        private @Nullable Engine engine;

        private Tools() {}

        private record Opened(Model model, Network network) {}

        /** A network of {@code model}, for use in this step only. */
        public Network network(Model model) {
            Network network = reuse(model);
            opened.push(new Opened(model, network));
            while (opened.size() > OPEN) {
                opened.removeLast().network().close();
            }
            return network;
        }

        private Network reuse(Model model) {
            for (Opened each : opened) {
                if (each.model() == model) {
                    opened.remove(each);
                    return each.network();
                }
            }
            Opened last = opened.size() < OPEN ? null : opened.peekLast();
            if (last != null && last.model().architecture().equals(model.architecture())) {
                opened.removeLast();
                return load(last.network(), model.weights());
            }
            if (engine == null) {
                engine = source.get();
            }
            return engine.open(model.architecture(), model.weights());
        }

        private static Network load(Network network, Weights weights) {
            network.load(weights);
            return network;
        }

        /** The test examples: MNIST's 10,000 digits, or those of a set of one's own. */
        public Dataset digits() throws UserFacingException {
            return testDigits.read();
        }
    }

    /** A question that was asked and can be cancelled. */
    public static final class Ticket {
        private volatile boolean calledOff;

        private Ticket() {}

        /** Cancels: nothing more is computed or delivered. */
        public void callOff() {
            calledOff = true;
        }

        /** True if it was cancelled. */
        public boolean isCalledOff() {
            return calledOff;
        }
    }

    /**
     * Creates an executor.
     *
     * @param thread one thread, its own
     * @param source the engine; called on the thread of analyses
     */
    public AnalysisExecutor(
            Executor thread,
            Executor fxThread,
            Supplier<Engine> source,
            TestDigits testDigits,
            Notices notices) {
        this.thread = thread;
        this.fxThread = fxThread;
        this.source = source;
        this.testDigits = testDigits;
        this.notices = notices;
    }

    /** The thread of analyses. */
    public Executor thread() {
        return thread;
    }

    /** The JavaFX thread. */
    public Executor fxThread() {
        return fxThread;
    }

    /** Begins to answer a question. Steps of several questions take turns. */
    public Ticket ask(Work work) {
        Ticket ticket = new Ticket();
        next(ticket, work);
        return ticket;
    }

    /**
     * Questions of which the newest matters, as while a pen moves. A failure is shown as a notice.
     *
     * @param answered receives a question and its answer, on the JavaFX thread
     */
    public <Q, A> Latest<Q, A> latest(Answerer<Q, A> work, BiConsumer<Q, A> answered) {
        return latest(work, answered, question -> {});
    }

    /**
     * The same.
     *
     * @param failed receives a question that could not be answered, on the JavaFX thread
     */
    public <Q, A> Latest<Q, A> latest(
            Answerer<Q, A> work, BiConsumer<Q, A> answered, Consumer<Q> failed) {
        return new Latest<>(
                thread,
                fxThread,
                question -> work.answer(tools, question),
                answered,
                (question, failure) -> {
                    failed.accept(question);
                    notices.tell(failure(failure));
                });
    }

    private static UserFacingException failure(Throwable broken) {
        return UserFacingException.of(broken, "analysis.failed");
    }

    /** Delivers an answer, or a part of it, on the JavaFX thread unless it was cancelled. */
    public void tell(Ticket ticket, Runnable answer) {
        fxThread.execute(
                () -> {
                    if (!ticket.isCalledOff()) {
                        answer.run();
                    }
                });
    }

    private void next(Ticket ticket, Work work) {
        try {
            thread.execute(() -> step(ticket, work));
        } catch (RejectedExecutionException closing) {
            // The window is being closed: nobody waits for the answer.
            ticket.callOff();
        }
    }

    private void step(Ticket ticket, Work work) {
        if (ticket.isCalledOff()) {
            return;
        }
        Attempt.run(
                () -> {
                    if (work.step(tools, ticket)) {
                        next(ticket, work);
                    }
                },
                broken -> tell(ticket, () -> notices.tell(failure(broken))));
    }
}
