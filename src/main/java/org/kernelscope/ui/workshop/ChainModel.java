package org.kernelscope.ui.workshop;

import java.util.function.IntFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.fx.Latest;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.workshop.Chain;
import org.kernelscope.workshop.Setup;

/**
 * The chain of the workshop, its maps, and what is pointed at. JavaFX thread; maps are computed on
 * the thread of analyses.
 */
final class ChainModel {
    private final BenchHistory history;
    private final ReadOnlyObjectWrapper<ChainMaps> maps =
            new ReadOnlyObjectWrapper<>(this, "maps", ChainMaps.of(Chain.TWO_OF_THREE));
    private final ObjectProperty<@Nullable ChainSpot> hovered =
            new SimpleObjectProperty<>(this, "hovered");
    private final ObjectProperty<ChainSpot> cursor =
            new SimpleObjectProperty<>(this, "cursor", new ChainSpot(false, 0, 0));
    private final Latest<Chain, ChainMaps> answers;

    ChainModel(BenchHistory history, AnalysisExecutor analyses) {
        this.history = history;
        answers =
                analyses.latest(
                        (tools, chain) -> ChainMaps.of(chain), (chain, given) -> maps.set(given));
        history.chainProperty().subscribe((before, now) -> answers.ask(now));
    }

    /** The chain; the maps follow when they are computed. */
    ReadOnlyObjectProperty<Chain> chainProperty() {
        return history.chainProperty();
    }

    private Chain chain() {
        return history.chainProperty().get();
    }

    /** The maps that are computed. */
    ReadOnlyObjectProperty<ChainMaps> mapsProperty() {
        return maps.getReadOnlyProperty();
    }

    /** The place under the pointer; null for none. */
    ObjectProperty<@Nullable ChainSpot> hoveredProperty() {
        return hovered;
    }

    /** The place that keys act on. */
    ObjectProperty<ChainSpot> cursorProperty() {
        return cursor;
    }

    /** The cell of the computed chain that is pointed at, or that cell of its last map. */
    ChainSpot focus(int cell) {
        ChainSpot pointed = hovered.get();
        ChainMaps computed = maps.get();
        return pointed != null && !pointed.kernel() && computed.has(pointed)
                ? pointed
                : new ChainSpot(false, computed.chain().windows().size(), cell);
    }

    boolean isSettled() {
        return !answers.isBusy();
    }

    /** Another chain, as a step of undo. */
    void put(Chain chain) {
        history.put(chain);
    }

    /** Writes a value at a place of the input or of a kernel, as a part of a stroke. */
    void write(ChainSpot spot, float value) {
        if (!spot.isWritable() || !spot.isIn(chain())) {
            return;
        }
        Tensor old = spot.kernel() ? chain().kernels().get(spot.layer()) : chain().map();
        float[] values = old.toArray();
        values[spot.index()] = value;
        Tensor written = Tensor.takeOver(old.shape(), values);
        history.write(
                spot.kernel()
                        ? chain().withKernel(spot.layer(), written)
                        : chain().withMap(written));
    }

    /** The first of some maps as the input, cut to a square. */
    void take(Tensor given) {
        Shape shape = given.shape();
        int side = Math.min(Chain.LARGEST_INPUT, Math.min(shape.rows(), shape.columns()));
        Setup cut = Setup.textbook().withInput(given).withInputShape(Shape.of(1, side, side));
        put(chain().withMap(cut.input()));
    }

    /**
     * Replaces the kernel under the cursor, or all if the cursor is at a map.
     *
     * @param kernel a kernel of a size; null to leave it as it is
     */
    void fillKernels(IntFunction<@Nullable Tensor> kernel) {
        ChainSpot at = cursor.get();
        Chain changed = chain();
        for (int i = 0; i < changed.kernels().size(); i++) {
            Tensor next = kernel.apply(changed.windows().get(i).size());
            if (next != null
                    && changed.kinds().get(i).hasWeights()
                    && (!at.kernel() || at.layer() == i)) {
                changed = changed.withKernel(i, next);
            }
        }
        put(changed);
    }

    /** The kernel under the cursor, or the first. */
    Tensor kernel() {
        ChainSpot at = cursor.get();
        boolean chosen = at.kernel() && at.layer() < chain().kernels().size();
        return chain().kernels().get(chosen ? at.layer() : 0);
    }
}
