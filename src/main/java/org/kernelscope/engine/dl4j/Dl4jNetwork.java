package org.kernelscope.engine.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.LayerActivations;
import org.kernelscope.engine.Network;
import org.kernelscope.engine.dl4j.array.BufferPool;
import org.kernelscope.engine.dl4j.array.OffHeapMemory;
import org.kernelscope.engine.dl4j.layer.Configurations;
import org.kernelscope.engine.dl4j.layer.FastLayer;
import org.kernelscope.engine.dl4j.layer.ForwardContext;
import org.kernelscope.engine.dl4j.natives.NativeLibrary;
import org.kernelscope.engine.dl4j.updater.UpdaterConfig;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.Layer;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network that runs in Deeplearning4j. Belongs to the thread that made it. */
final class Dl4jNetwork implements Network {
    private final Architecture architecture;
    private final FastNetwork network;
    private final boolean oneDnn;
    private final BufferPool<INDArray> inputs;
    private @Nullable WeightLine line;

    Dl4jNetwork(Architecture architecture, Weights weights, boolean oneDnn) {
        NativeLibrary.confineThread();
        this.architecture = architecture;
        this.oneDnn = oneDnn;
        this.network =
                new FastNetwork(Configurations.own(architecture, UpdaterConfig.NONE, oneDnn));
        int channels = architecture.input().channels();
        int size = architecture.input().size();
        this.inputs =
                new BufferPool<>(
                        examples ->
                                OffHeapMemory.keep(DataType.FLOAT, examples, channels, size, size));
        network.init();
        load(weights);
    }

    @Override
    public Architecture architecture() {
        return architecture;
    }

    @Override
    public Weights weights() {
        try {
            return Parameters.read(architecture, network);
        } catch (ArchitectureException impossible) {
            // Loaded weights are checked, and this network is not trained.
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void load(Weights weights) {
        Parameters.load(architecture, network, weights);
    }

    @Override
    public Activations forward(Tensor input) {
        Shape expected = architecture.input().shape();
        if (!input.shape().equals(expected)) {
            throw new IllegalArgumentException(
                    "the input is " + input.shape() + ", not " + expected);
        }
        INDArray y = show(input, 1);
        List<LayerActivations> layers = new ArrayList<>(architecture.layers().size());
        for (Layer layer : architecture.layers()) {
            FastLayer own = network.own(layer.index());
            y = own.forward(y, ForwardContext.ASKED);
            INDArray sums = own.sums();
            layers.add(
                    new LayerActivations(
                            layer.name(),
                            Optional.ofNullable(sums).map(z -> tensor(z, layer.outputShape())),
                            tensor(y, layer.outputShape())));
        }
        return new Activations(
                input, layers, tensor(network.output(), Shape.units(architecture.classes())));
    }

    @Override
    public Tensor probabilities(Tensor input) {
        int count = count(input);
        return tensor(network.forward(show(input, count)), Shape.of(count, architecture.classes()));
    }

    @Override
    public Tensor features(Tensor input) {
        int count = count(input);
        List<Layer> hidden = architecture.layers().subList(0, architecture.layers().size() - 1);
        int values = architecture.input().shape().size();
        INDArray y = show(input, count);
        for (Layer layer : hidden) {
            y = network.own(layer.index()).forward(y, ForwardContext.ASKED);
            values = layer.outputShape().size();
        }
        return tensor(y, Shape.of(count, values));
    }

    @Override
    public List<LayerActivations> alongLine(
            Map<String, Tensor> direction, float[] steps, Tensor input) {
        WeightLine known = line;
        if (known == null) {
            known = new WeightLine(architecture, network, oneDnn);
            line = known;
        }
        return known.outputs(direction, steps, show(input, count(input)));
    }

    private int count(Tensor input) {
        int count = input.shape().extent(0);
        Shape one = architecture.input().shape();
        Shape expected = Shape.of(count, one.channels(), one.rows(), one.columns());
        if (!input.shape().equals(expected)) {
            throw new IllegalArgumentException(
                    "the inputs are " + input.shape() + ", not " + expected);
        }
        return count;
    }

    private INDArray show(Tensor input, int examples) {
        INDArray array = inputs.of(examples);
        OffHeapMemory.write(input.toArray(), array, input.size());
        return array;
    }

    private static Tensor tensor(INDArray array, Shape shape) {
        return Tensor.takeOver(shape, OffHeapMemory.toFloats(array));
    }

    @Override
    public void close() {
        inputs.close();
        if (line != null) {
            line.close();
        }
        network.close();
    }
}
