package org.kernelscope.ui.arithmetic;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Layer;
import org.kernelscope.tensor.Shape;
import org.kernelscope.ui.arithmetic.LevelFigure.Subject;
import org.kernelscope.ui.fx.Latest;
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

    private final Latest<Order, LevelFigure> orders;

    /**
     * A requested figure.
     *
     * @param computation computes the figure on the thread of analyses
     * @param receiver gets the figure; null after a failure, which was reported
     */
    private record Order(
            Supplier<LevelFigure> computation, Consumer<@Nullable LevelFigure> receiver) {}

    FigureQueue(AnalysisExecutor analyses) {
        orders =
                analyses.latest(
                        (tools, order) -> order.computation.get(),
                        (order, figure) -> order.receiver.accept(figure),
                        order -> order.receiver.accept(null));
    }

    /** True if a figure takes longer to compute than a frame lasts. */
    static boolean isHeavy(Subject subject) {
        OpenLevel level = subject.level();
        if (subject.backward() != null) {
            // A check runs the network twice.
            return true;
        }
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
        orders.ask(new Order(computation, receiver));
    }

    /** True while a requested figure is not delivered. */
    boolean isBusy() {
        return orders.isBusy();
    }
}
