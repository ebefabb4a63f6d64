package org.kernelscope.experiment;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.ConnectionTable;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.DropoutSpec;
import org.kernelscope.network.Initialisation;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.LayerSpec;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.PixelOrder;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.op.PoolKind;

/** The networks of experiments that are no presets. Stateless; any thread. */
final class ExperimentNetworks {
    private static final long ORDER_SEED = 1;

    private ExperimentNetworks() {}

    /** The same network with all pixels of its input in one fixed random order. */
    static Architecture shuffled(Architecture plain) {
        InputSpec input = plain.input();
        PixelOrder order = PixelOrder.draw(input.size() * input.size(), ORDER_SEED);
        try {
            return Architecture.of(
                    plain.id() + "-shuffled",
                    input.withOrder(order),
                    plain.initialisation(),
                    plain.layers().stream().map(Layer::spec).toList());
        } catch (ArchitectureException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Architecture lenet5(Activation activation, PoolKind pool) {
        return network(
                "lenet5-" + activation.id() + "-" + pool.id(),
                new ConvolutionSpec("C1", 6, Window.of(5), activation),
                new PoolingSpec("S2", pool, Window.HALVING),
                new ConvolutionSpec("C3", 16, Window.of(5), activation),
                new PoolingSpec("S4", pool, Window.HALVING),
                new ConvolutionSpec("C5", 120, Window.of(5), activation),
                new DenseSpec("F6", 84, activation),
                new OutputSpec("output", 10));
    }

    /** Convolutions with stride 2 in the place of the pooling. */
    static Architecture strided() {
        return network(
                "lenet5-stride",
                new ConvolutionSpec("C1", 6, Window.of(5), Activation.RELU),
                new ConvolutionSpec("S2", 6, Window.HALVING, Activation.RELU),
                new ConvolutionSpec("C3", 16, Window.of(5), Activation.RELU),
                new ConvolutionSpec("S4", 16, Window.HALVING, Activation.RELU),
                new ConvolutionSpec("C5", 120, Window.of(5), Activation.RELU),
                new DenseSpec("F6", 84, Activation.RELU),
                new OutputSpec("output", 10));
    }

    static Architecture third(ConnectionTable table) {
        return network(
                table.isFull() ? "lenet5-full" : "lenet5-table",
                new ConvolutionSpec("C1", 6, Window.of(5), Activation.RELU),
                new PoolingSpec("S2", PoolKind.MAX, Window.HALVING),
                new ConvolutionSpec("C3", 16, Window.of(5), table, Activation.RELU),
                new PoolingSpec("S4", PoolKind.MAX, Window.HALVING),
                new ConvolutionSpec("C5", 120, Window.of(5), Activation.RELU),
                new DenseSpec("F6", 84, Activation.RELU),
                new OutputSpec("output", 10));
    }

    static Architecture ending(boolean average) {
        List<LayerSpec> layers =
                new ArrayList<>(
                        List.of(
                                new ConvolutionSpec("C1", 6, Window.of(5), Activation.RELU),
                                new PoolingSpec("S2", PoolKind.MAX, Window.HALVING),
                                new ConvolutionSpec("C3", 16, Window.of(5), Activation.RELU)));
        if (average) {
            layers.add(new PoolingSpec("S4", PoolKind.AVERAGE, new Window(10, 10, 0, 1)));
        }
        layers.add(new OutputSpec("output", 10));
        return network(average ? "lenet-global" : "lenet-flat", layers.toArray(LayerSpec[]::new));
    }

    static Architecture normalised(boolean batch) {
        List<LayerSpec> layers = new ArrayList<>();
        Activation after = batch ? Activation.IDENTITY : Activation.RELU;
        layers.add(new ConvolutionSpec("C1", 6, Window.of(5), after));
        if (batch) {
            layers.add(new NormalisationSpec("N1", NormalisationKind.BATCH, 1, Activation.RELU));
        }
        layers.add(new PoolingSpec("S2", PoolKind.MAX, Window.HALVING));
        layers.add(new ConvolutionSpec("C3", 16, Window.of(5), after));
        if (batch) {
            layers.add(new NormalisationSpec("N3", NormalisationKind.BATCH, 1, Activation.RELU));
        }
        layers.add(new PoolingSpec("S4", PoolKind.MAX, Window.HALVING));
        layers.add(new DenseSpec("F5", 120, Activation.RELU));
        layers.add(new OutputSpec("output", 10));
        return network(
                batch ? "lenet-normalised" : "lenet-plain", layers.toArray(LayerSpec[]::new));
    }

    static Architecture dropped(boolean dropout) {
        List<LayerSpec> layers =
                new ArrayList<>(
                        List.of(
                                new ConvolutionSpec("C1", 6, Window.of(5), Activation.RELU),
                                new PoolingSpec("S2", PoolKind.MAX, Window.HALVING),
                                new ConvolutionSpec("C3", 16, Window.of(5), Activation.RELU),
                                new PoolingSpec("S4", PoolKind.MAX, Window.HALVING),
                                new DenseSpec("F5", 120, Activation.RELU)));
        if (dropout) {
            layers.add(new DropoutSpec("D6", 0.5));
        }
        layers.add(new OutputSpec("output", 10));
        return network(
                dropout ? "lenet-dropout" : "lenet-no-dropout", layers.toArray(LayerSpec[]::new));
    }

    private static Architecture network(String id, LayerSpec... layers) {
        try {
            return Architecture.of(
                    id, Presets.LENET5_MODERN.input(), Initialisation.GLOROT, List.of(layers));
        } catch (ArchitectureException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
