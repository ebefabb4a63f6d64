package org.kernelscope.engine.dl4j;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.DropoutSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.LayerSpec;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.op.PoolKind;
import org.kernelscope.text.UserFacingException;

/**
 * Architectures with Deeplearning4j's own layers: for other programs, comparisons and benchmarks.
 * Not every layer of ours is among them.
 */
final class StockConfigurations {
    private StockConfigurations() {}

    /**
     * Makes sure that Deeplearning4j has all layers of {@code architecture} itself.
     *
     * @throws UserFacingException if not; the sentence names the first layer that it lacks
     */
    static void check(Architecture architecture) throws UserFacingException {
        for (Layer layer : architecture.layers()) {
            if (!computes(layer.spec())) {
                throw new UserFacingException("export.dl4j.layer", layer.name(), architecture.id());
            }
        }
    }

    /**
     * Whether Deeplearning4j has all layers of {@code architecture} itself, one for one, and trains
     * them alike. (Its batch normalisation moves its averages in another way.)
     */
    static boolean has(Architecture architecture) {
        return architecture.layers().stream().allMatch(layer -> has(layer.spec()));
    }

    private static boolean has(LayerSpec spec) {
        boolean known =
                (spec instanceof ConvolutionSpec convolution && convolution.table().isFull())
                        || (spec instanceof PoolingSpec pooling && pooling.pool() != PoolKind.MIN)
                        || spec instanceof DropoutSpec
                        || spec instanceof DenseSpec
                        || spec instanceof OutputSpec;
        return known && spec.activation() != Activation.SCALED_TANH;
    }

    /** Whether Deeplearning4j computes what {@code spec} does, perhaps in two steps. */
    private static boolean computes(LayerSpec spec) {
        return has(spec)
                || (spec instanceof NormalisationSpec normalisation
                        && normalisation.kind() == NormalisationKind.BATCH
                        && spec.activation() != Activation.SCALED_TANH);
    }

    /**
     * At which place of the {@linkplain #of configuration} each layer stands: an activation after a
     * normalisation is a layer by itself there.
     */
    static int[] places(Architecture architecture) {
        int[] places = new int[architecture.layers().size()];
        int place = 0;
        for (Layer layer : architecture.layers()) {
            places[layer.index()] = place;
            place += isTwo(layer.spec()) ? 2 : 1;
        }
        return places;
    }

    private static boolean isTwo(LayerSpec spec) {
        return spec instanceof NormalisationSpec && spec.activation() != Activation.IDENTITY;
    }

    /**
     * The configuration.
     *
     * @throws IllegalArgumentException if Deeplearning4j lacks a layer
     */
    static MultiLayerConfiguration of(Architecture architecture, UpdaterConfig learning) {
        NeuralNetConfiguration.ListBuilder list =
                LayerBuilders.begin(learning, WorkspaceMode.ENABLED);
        boolean units = false;
        int[] places = places(architecture);
        for (Layer layer : architecture.layers()) {
            boolean passes = layer.spec() instanceof DropoutSpec;
            if (!passes) {
                Flattening.before(layer, units)
                        .ifPresent(it -> list.inputPreProcessor(places[layer.index()], it));
                units = Flattening.isUnits(layer);
            }
            list.layer(stock(layer, learning));
            if (isTwo(layer.spec())) {
                list.layer(
                        new ActivationLayer.Builder()
                                .activation(Nd4jElementwiseOps.function(layer.spec().activation()))
                                .build());
            }
        }
        return list.build();
    }

    private static org.deeplearning4j.nn.conf.layers.Layer stock(
            Layer layer, UpdaterConfig learning) {
        if (!computes(layer.spec())) {
            throw new IllegalArgumentException("Deeplearning4j has no " + layer.spec());
        } else if (layer.spec() instanceof ConvolutionSpec spec) {
            return LayerBuilders.convolution(layer, spec, learning)
                    .activation(Nd4jElementwiseOps.function(spec.activation()))
                    .build();
        } else if (layer.spec() instanceof PoolingSpec spec) {
            return LayerBuilders.pooling(spec).build();
        } else if (layer.spec() instanceof NormalisationSpec spec) {
            return LayerBuilders.batchNormalisation(layer, spec).build();
        } else if (layer.spec() instanceof DropoutSpec spec) {
            // Deeplearning4j's number is the share that stays.
            return new DropoutLayer.Builder(1 - spec.rate()).name(spec.name()).build();
        } else if (layer.spec() instanceof DenseSpec spec) {
            return LayerBuilders.dense(layer, spec, learning)
                    .activation(Nd4jElementwiseOps.function(spec.activation()))
                    .build();
        }
        return LayerBuilders.output(layer, (OutputSpec) layer.spec(), learning).build();
    }
}
