package org.kernelscope.ui.arithmetic;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Layer;
import org.kernelscope.tensor.Shape;
import org.kernelscope.ui.arithmetic.LevelFigure.Subject;
import org.kernelscope.ui.fx.Mailbox;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.OpenLevel;

/**
 * Computes expensive figures in the background, one at a time. Of several that wait, only the
 * newest is computed.
 */
final class FigureQueue {
    /** Number of multiplications that take much less than a frame. */
    private static final long LIGHT = 400_000;

    /** Cost of a term in multiplications: it is also sorted and written. */
    private static final long PER_TERM = 20;

    private final Executor fxThread;
    private final Mailbox<Order> orders;
    private int requested;
    private int delivered;

    /**
     * A requested figure.
     *
     * @param number consecutive number
     * @param computation computes the figure on the thread of analyses
     * @param receiver gets the figure; null after a failure, which was reported
     */
    private record Order(
            int number,
            Supplier<LevelFigure> computation,
            Consumer<@Nullable LevelFigure> receiver) {}

    FigureQueue(AnalysisExecutor analyses) {
        fxThread = analyses.fxThread();
        orders = analyses.newest(this::compute);
    }

    /** True if a figure takes longer to compute than a frame lasts. */
    static boolean isHeavy(Subject subject) {
        OpenLevel level = subject.level();
        if (subject.tab() == DetailTab.ACTIVATION || subject.tab() == DetailTab.FLATTEN) {
            // Nothing is computed: the values are known.
            return false;
        }
        Layer layer = subject.model().architecture().layers().get(level.cell().layer());
        Shape output = layer.outputShape();
        long terms = layer.multiplyAccumulates() / output.size();
        if (level.depth() == OpenLevel.Depth.CELL) {
            return PER_TERM * terms > LIGHT;
        }
        long cells = Math.max(output.plane(), output.isUnits() ? 1 : layer.inputShape().plane());
        return terms * output.plane() + PER_TERM * (terms + cells) > LIGHT;
    }

    /**
     * Requests a figure.
     *
     * @param receiver gets the figure, or null after a failure, on the JavaFX thread
     */
    void request(Supplier<LevelFigure> computation, Consumer<@Nullable LevelFigure> receiver) {
        orders.offer(new Order(++requested, computation, receiver));
    }

    private void compute(Order order) {
        LevelFigure computed = null;
        try {
            computed = order.computation.get();
        } finally {
            LevelFigure result = computed;
            fxThread.execute(() -> deliver(order, result));
        }
    }

    private void deliver(Order order, @Nullable LevelFigure figure) {
        delivered = order.number;
        order.receiver.accept(figure);
    }

    /** True while a requested figure is not delivered. */
    boolean isBusy() {
        return delivered < requested;
    }
}
