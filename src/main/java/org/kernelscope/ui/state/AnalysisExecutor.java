package org.kernelscope.ui.state;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Dataset;
import org.kernelscope.engine.Engine;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.network.Weights;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.fx.Mailbox;

/**
 * Where questions are answered that take longer than a frame, beside the stage: on a thread and
 * with networks of its own, in small steps, so that a short question never waits for a long one and
 * every one can be called off. JavaFX thread; the work itself runs on the laboratory's thread.
 */
public final class AnalysisExecutor {
    /** Networks that are kept open: the one in use and the one before. */
    private static final int OPEN = 2;

    private final Executor thread;
    private final Executor fxThread;
    private final Supplier<Engine> source;
    private final TestDigits testDigits;
    private final Notices notices;

    /** Touched by the laboratory's thread alone. */
    private final Tools tools = new Tools();

    /** Reads the test digits; slow. */
    @FunctionalInterface
    public interface TestDigits {
        /** The test digits. */
        Dataset read() throws UserFacingException;
    }

    /** A question that is answered step by step. */
    @FunctionalInterface
    public interface Work {
        /**
         * Does the next step, which should take some tens of milliseconds.
         *
         * @return whether there is another one
         */
        boolean step(Tools tools, Ticket ticket) throws UserFacingException;
    }

    /** What the work is done with; belongs to the laboratory's thread. */
    public final class Tools {
        private final Deque<Opened> opened = new ArrayDeque<>();
        private @Nullable Engine engine;
        private @Nullable Dataset digits;

        private Tools() {}

        private record Opened(Model model, Network network) {}

        /** A network that is {@code model}; to be asked at once, and not kept. */
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

        /** The 10,000 test digits. */
        public Dataset digits() throws UserFacingException {
            if (digits == null) {
                digits = testDigits.read();
            }
            return digits;
        }
    }

    /** A question that was asked, which can be called off. */
    public static final class Ticket {
        private volatile boolean calledOff;

        private Ticket() {}

        /** The answer is not wanted any more; nothing more is done, nothing more is told. */
        public void callOff() {
            calledOff = true;
        }

        /** Whether it was called off. */
        public boolean isCalledOff() {
            return calledOff;
        }
    }

    /**
     * A laboratory.
     *
     * @param thread one thread, its own
     * @param source the engine; asked for on the laboratory's thread
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

    /** The laboratory's thread. */
    public Executor thread() {
        return thread;
    }

    /** The thread on which answers are told. */
    public Executor fxThread() {
        return fxThread;
    }

    /** Begins to answer a question; steps of several questions take turns. */
    public Ticket ask(Work work) {
        Ticket ticket = new Ticket();
        next(ticket, work);
        return ticket;
    }

    /**
     * A letter box for questions of which only the newest wants an answer, as under a pen that
     * moves; {@code answer} reads them on the laboratory's thread.
     */
    public <T> Mailbox<T> newest(Consumer<T> answer) {
        return new Mailbox<>(
                thread,
                question -> {
                    try {
                        answer.accept(question);
                    } catch (RuntimeException | LinkageError | OutOfMemoryError broken) {
                        fxThread.execute(() -> notices.tell(failure(broken)));
                    }
                });
    }

    private static UserFacingException failure(Throwable broken) {
        return UserFacingException.causedBy(broken, "analysis.failed", broken);
    }

    /** Tells an answer, or a part of it, on the JavaFX thread, if it is still wanted there. */
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
        try {
            if (work.step(tools, ticket)) {
                next(ticket, work);
            }
        } catch (UserFacingException problem) {
            tell(ticket, () -> notices.tell(problem));
        } catch (RuntimeException | LinkageError | OutOfMemoryError broken) {
            tell(ticket, () -> notices.tell(failure(broken)));
        }
    }
}
