package org.kernelscope.ui.arithmetic;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Layer;
import org.kernelscope.tensor.Shape;
import org.kernelscope.ui.arithmetic.ArithmeticPicture.Subject;
import org.kernelscope.ui.state.Level;

/**
 * Makes pictures whose numbers take long to work out on another thread, one after another; of those
 * that wait, the newest. JavaFX thread.
 */
final class PictureDesk {
    /** Multiplications that are done well within a frame. */
    private static final long LIGHT = 400_000;

    /** A term of a sum is looked at, sorted and written, and not only multiplied. */
    private static final long PER_TERM = 20;

    private final Executor work;
    private final Executor fx;
    private @Nullable Runnable waiting;
    private boolean busy;

    PictureDesk(Executor work, Executor fx) {
        this.work = work;
        this.fx = fx;
    }

    /** Whether the numbers of a picture take longer to work out than a frame has time for. */
    static boolean isHeavy(Subject subject) {
        Level level = subject.level();
        if (subject.aspect() == Aspect.ACTIVATION || subject.aspect() == Aspect.FLATTEN) {
            // The numbers are there already.
            return false;
        }
        Layer layer = subject.model().architecture().layers().get(level.cell().layer());
        Shape made = layer.outputShape();
        long terms = layer.multiplyAccumulates() / made.size();
        if (level.depth() == Level.Depth.CELL) {
            return PER_TERM * terms > LIGHT;
        }
        long cells = Math.max(made.plane(), made.isUnits() ? 1 : layer.inputShape().plane());
        return terms * made.plane() + PER_TERM * (terms + cells) > LIGHT;
    }

    /** Makes a picture, hands it over, and then makes the one that was asked for last. */
    void ask(Supplier<ArithmeticPicture> maker, Consumer<ArithmeticPicture> taker) {
        waiting = () -> make(maker, taker);
        next();
    }

    private void make(Supplier<ArithmeticPicture> maker, Consumer<ArithmeticPicture> taker) {
        Runnable delivery = () -> {};
        try {
            ArithmeticPicture made = maker.get();
            delivery = () -> taker.accept(made);
        } finally {
            // A picture that cannot be made must not keep the next one from being made.
            Runnable handOver = delivery;
            fx.execute(
                    () -> {
                        busy = false;
                        handOver.run();
                        next();
                    });
        }
    }

    /** Whether a picture is being made. */
    boolean isBusy() {
        return busy;
    }

    private void next() {
        Runnable job = waiting;
        if (!busy && job != null) {
            waiting = null;
            busy = true;
            work.execute(job);
        }
    }
}
