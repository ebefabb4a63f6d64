package org.kernelscope.ui.arithmetic;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Layer;
import org.kernelscope.tensor.Shape;
import org.kernelscope.ui.arithmetic.ArithmeticPicture.Subject;
import org.kernelscope.ui.fx.Mailbox;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.OpenLevel;

/**
 * Has pictures whose numbers take long to work out made in the laboratory, one after another; of
 * those that wait, the newest. JavaFX thread.
 */
final class FigureQueue {
    /** Multiplications that are done well within a frame. */
    private static final long LIGHT = 400_000;

    /** A term of a sum is looked at, sorted and written, and not only multiplied. */
    private static final long PER_TERM = 20;

    private final Executor fxThread;
    private final Mailbox<Order> orders;
    private int asked;
    private int delivered;

    /**
     * A picture that is wanted.
     *
     * @param number counts those that were asked for
     * @param maker makes it, on the laboratory's thread
     * @param taker takes it; null if it could not be made, which was told of
     */
    private record Order(
            int number,
            Supplier<ArithmeticPicture> maker,
            Consumer<@Nullable ArithmeticPicture> taker) {}

    FigureQueue(AnalysisExecutor laboratory) {
        fxThread = laboratory.fxThread();
        orders = laboratory.newest(this::make);
    }

    /** Whether the numbers of a picture take longer to work out than a frame has time for. */
    static boolean isHeavy(Subject subject) {
        OpenLevel level = subject.level();
        if (subject.aspect() == DetailTab.ACTIVATION || subject.aspect() == DetailTab.FLATTEN) {
            // The numbers are there already.
            return false;
        }
        Layer layer = subject.model().architecture().layers().get(level.cell().layer());
        Shape made = layer.outputShape();
        long terms = layer.multiplyAccumulates() / made.size();
        if (level.depth() == OpenLevel.Depth.CELL) {
            return PER_TERM * terms > LIGHT;
        }
        long cells = Math.max(made.plane(), made.isUnits() ? 1 : layer.inputShape().plane());
        return terms * made.plane() + PER_TERM * (terms + cells) > LIGHT;
    }

    /**
     * Makes a picture, hands it over, and then makes the one that was asked for last.
     *
     * @param taker gets null if it could not be made
     */
    void ask(Supplier<ArithmeticPicture> maker, Consumer<@Nullable ArithmeticPicture> taker) {
        orders.offer(new Order(++asked, maker, taker));
    }

    private void make(Order order) {
        ArithmeticPicture made = null;
        try {
            made = order.maker.get();
        } finally {
            ArithmeticPicture result = made;
            fxThread.execute(() -> deliver(order, result));
        }
    }

    private void deliver(Order order, @Nullable ArithmeticPicture made) {
        delivered = order.number;
        order.taker.accept(made);
    }

    /** Whether a picture that is wanted is not there yet. */
    boolean isBusy() {
        return delivered < asked;
    }
}
