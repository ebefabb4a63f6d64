package org.kernelscope.engine.dl4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.LayerActivations;
import org.kernelscope.engine.dl4j.array.BufferPool;
import org.kernelscope.engine.dl4j.array.OffHeapMemory;
import org.kernelscope.engine.dl4j.layer.Configurations;
import org.kernelscope.engine.dl4j.layer.FastLayer;
import org.kernelscope.engine.dl4j.layer.ForwardContext;
import org.kernelscope.engine.dl4j.updater.UpdaterConfig;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.Layer;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Many networks on a line in the space of all weights, {@code w + a·u}, in one batch. The sums of a
 * layer are linear in its own weights: {@code z(w + a·u) = z(w) + a·z(u)}. Therefore two forward
 * passes of each layer, with w and with u, give the layer of every network on the line, and no
 * weights are copied. The layers up to the first whose weights change see each input only once.
 * Belongs to the thread of its network.
 */
final class WeightLine implements AutoCloseable {
    private final Architecture architecture;
    private final FastNetwork start;
    private final FastNetwork along;
    private final List<Sums> sums = new ArrayList<>();
    private @Nullable Map<String, Tensor> loaded;

    /**
     * @param start has the weights w; not closed here
     */
    WeightLine(Architecture architecture, FastNetwork start, boolean oneDnn) {
        this.architecture = architecture;
        this.start = start;
        this.along = new FastNetwork(Configurations.own(architecture, UpdaterConfig.NONE, oneDnn));
        along.init();
        architecture.layers().forEach(layer -> sums.add(new Sums()));
    }

    /**
     * The outputs of the networks on the line.
     *
     * @return for each a in turn, one for each input
     */
    List<LayerActivations> outputs(Map<String, Tensor> direction, float[] steps, INDArray inputs) {
        load(direction);
        INDArray x = inputs;
        INDArray z = null;
        boolean spread = false;
        for (Layer layer : architecture.layers()) {
            FastLayer first = start.own(layer.index());
            INDArray y = first.forward(x, ForwardContext.ASKED);
            z = first.sums();
            if (z != null && changes(layer, direction)) {
                FastLayer second = along.own(layer.index());
                second.forward(x, ForwardContext.ASKED);
                Sums of = sums.get(layer.index());
                z = of.add(z, Objects.requireNonNull(second.sums()), steps, spread);
                y = of.activate(first);
                spread = true;
            }
            x = y;
        }
        return each(z, x, spread ? 1 : steps.length);
    }

    private static boolean changes(Layer layer, Map<String, Tensor> direction) {
        for (ParameterSpec parameter : layer.parameters()) {
            if (direction.containsKey(parameter.name())) {
                return true;
            }
        }
        return false;
    }

    /** Loads u. Running averages are no part of the line; they stay those of w. */
    private void load(Map<String, Tensor> direction) {
        if (direction == loaded) {
            return;
        }
        try {
            Weights w = Parameters.read(architecture, start);
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (ParameterSpec parameter : architecture.parameters()) {
                Tensor still =
                        parameter.isTrained()
                                ? Tensor.zeros(parameter.shape())
                                : w.get(parameter.name());
                tensors.put(parameter.name(), direction.getOrDefault(parameter.name(), still));
            }
            Parameters.load(architecture, along, Weights.of(architecture, tensors));
            loaded = direction;
        } catch (ArchitectureException e) {
            throw new IllegalArgumentException("the direction does not suit the network", e);
        }
    }

    private List<LayerActivations> each(@Nullable INDArray z, INDArray y, int times) {
        Layer output = architecture.layers().get(architecture.layers().size() - 1);
        Shape shape = output.outputShape();
        float[] sums = z == null ? new float[0] : OffHeapMemory.toFloats(z);
        float[] outputs = OffHeapMemory.toFloats(y);
        List<LayerActivations> all = new ArrayList<>();
        for (int repeat = 0; repeat < times; repeat++) {
            for (int at = 0; at < outputs.length; at += shape.size()) {
                all.add(
                        new LayerActivations(
                                output.name(),
                                z == null ? Optional.empty() : Optional.of(part(sums, at, shape)),
                                part(outputs, at, shape)));
            }
        }
        return all;
    }

    private static Tensor part(float[] values, int at, Shape shape) {
        return Tensor.takeOver(shape, Arrays.copyOfRange(values, at, at + shape.size()));
    }

    @Override
    public void close() {
        sums.forEach(Sums::close);
        along.close();
    }

    /** The sums and the outputs of one layer for all networks on the line. */
    private static final class Sums implements AutoCloseable {
        private final BufferPool<Kept> pool = new BufferPool<>(this::make);
        private long[] shape = new long[0];
        private @Nullable Kept last;
        private float[] base = new float[0];
        private float[] change = new float[0];
        private float[] moved = new float[0];

        private record Kept(INDArray z, INDArray y) implements AutoCloseable {
            @Override
            public void close() {
                z.close();
                y.close();
            }
        }

        private Kept make(int examples) {
            long[] extents = shape.clone();
            extents[0] = examples;
            INDArray z = OffHeapMemory.keep(DataType.FLOAT, extents);
            return new Kept(z, z.ulike());
        }

        /**
         * z(w) + a·z(u).
         *
         * @param each true if the arrays hold the sums for each a, false if they are shared by all
         */
        INDArray add(INDArray atStart, INDArray along, float[] steps, boolean each) {
            shape = atStart.shape();
            int given = (int) atStart.length();
            int block = each ? given / steps.length : given;
            int count = block * steps.length;
            Kept kept = pool.of((int) (count / (given / shape[0])));
            base = OffHeapMemory.room(base, given);
            change = OffHeapMemory.room(change, given);
            moved = OffHeapMemory.room(moved, count);
            OffHeapMemory.read(atStart, base, given);
            OffHeapMemory.read(along, change, given);
            for (int i = 0; i < steps.length; i++) {
                int from = each ? i * block : 0;
                add(base, change, steps[i], from, moved, i * block, block);
            }
            OffHeapMemory.write(moved, kept.z, count);
            last = kept;
            return kept.z;
        }

        private static void add(
                float[] base, float[] by, float times, int from, float[] sum, int to, int count) {
            for (int i = 0; i < count; i++) {
                sum[to + i] = base[from + i] + times * by[from + i];
            }
        }

        /** The outputs of {@code layer} for the sums of the last {@link #add}. */
        INDArray activate(FastLayer layer) {
            Kept kept = Objects.requireNonNull(last);
            layer.activate(kept.z, kept.y);
            return kept.y;
        }

        @Override
        public void close() {
            pool.close();
        }
    }
}
