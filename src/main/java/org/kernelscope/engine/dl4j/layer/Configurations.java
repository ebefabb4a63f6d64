package org.kernelscope.engine.dl4j.layer;

import java.util.List;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.kernelscope.engine.dl4j.elementwise.ElementwiseOps;
import org.kernelscope.engine.dl4j.elementwise.FloatElementwiseOps;
import org.kernelscope.engine.dl4j.updater.UpdaterConfig;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.DropoutSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.LayerSpec;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.RbfSpec;
import org.kernelscope.network.SubsamplingSpec;
import org.nd4j.linalg.api.buffer.DataType;

/** Deeplearning4j's configurations of networks with our own layers. */
public final class Configurations {
    private Configurations() {}

    /** The configuration of {@code architecture} with our own layers, for floats. */
    public static MultiLayerConfiguration own(
            Architecture architecture, UpdaterConfig learning, boolean oneDnn) {
        if (learning.type() != DataType.FLOAT) {
            throw new IllegalArgumentException("these layers compute with floats");
        }
        return own(architecture, learning, oneDnn, FloatElementwiseOps::new);
    }

    /**
     * The configuration of {@code architecture} with our own layers.
     *
     * @param ops creates the element-wise operations of a layer, for the type of {@code learning}
     */
    public static MultiLayerConfiguration own(
            Architecture architecture,
            UpdaterConfig learning,
            boolean oneDnn,
            Supplier<ElementwiseOps> ops) {
        NeuralNetConfiguration.ListBuilder list = learning.begin(WorkspaceMode.NONE);
        for (Layer layer : architecture.layers()) {
            list.layer(layer.spec().accept(new Own(layer, learning, oneDnn, ops)));
        }
        return list.build();
    }

    /** The configuration for each kind of layer. */
    private record Own(
            Layer layer, UpdaterConfig learning, boolean oneDnn, Supplier<ElementwiseOps> ops)
            implements LayerSpec.Visitor<FastLayerConfiguration> {
        /** A layer whose parameters lie in memory in the order of its specification. */
        private FastLayerConfiguration layer(FastLayerConfiguration.Maker maker) {
            return new FastLayerConfiguration(layer, layer.parameters(), learning, maker);
        }

        /**
         * A full convolution keeps its biases before its weights, as Deeplearning4j's own does: the
         * state of the optimizer in saved runs has that order.
         */
        @Override
        public FastLayerConfiguration convolution(ConvolutionSpec spec) {
            List<ParameterSpec> parameters = layer.parameters();
            return new FastLayerConfiguration(
                    layer,
                    spec.hasConnectionTable()
                            ? parameters
                            : List.of(parameters.get(1), parameters.get(0)),
                    learning,
                    (c, type) ->
                            new FastConvolutionLayer(
                                    c, type, spec, layer.inputShape(), oneDnn, ops.get()));
        }

        @Override
        public FastLayerConfiguration subsampling(SubsamplingSpec spec) {
            return layer((c, type) -> new FastSubsamplingLayer(c, type, spec, ops.get()));
        }

        @Override
        public FastLayerConfiguration pooling(PoolingSpec spec) {
            return layer((c, type) -> new FastPoolingLayer(c, type, spec, ops.get()));
        }

        @Override
        public FastLayerConfiguration normalisation(NormalisationSpec spec) {
            return layer((c, type) -> new FastNormalisationLayer(c, type, spec, ops.get()));
        }

        @Override
        public FastLayerConfiguration dropout(DropoutSpec spec) {
            double rate = spec.rate();
            long seed = learning.seed();
            return layer((c, type) -> new FastDropoutLayer(c, type, rate, seed));
        }

        @Override
        public FastLayerConfiguration dense(DenseSpec spec) {
            return layer((c, type) -> new FastDenseLayer(c, type, spec.activation(), ops.get()));
        }

        @Override
        public FastLayerConfiguration softmax(OutputSpec spec) {
            return layer(
                    (c, type) -> new FastSoftmaxOutputLayer(c, type, learning.loss(), ops.get()));
        }

        @Override
        public FastLayerConfiguration rbf(RbfSpec spec) {
            return layer(
                    (c, type) -> new FastRbfOutputLayer(c, type, spec.codes(), learning.loss()));
        }
    }
}
