package org.kernelscope.engine.dl4j;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.DropoutSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.RbfSpec;
import org.kernelscope.network.SubsamplingSpec;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.lossfunctions.impl.LossL2;

/** Architectures as Deeplearning4j writes them, with our own layers. */
final class Configurations {
    private Configurations() {}

    /** With our own layers. */
    static MultiLayerConfiguration own(
            Architecture architecture, UpdaterConfig learning, boolean oneDnn) {
        NeuralNetConfiguration.ListBuilder list = LayerBuilders.begin(learning, WorkspaceMode.NONE);
        for (Layer layer : architecture.layers()) {
            list.layer(own(layer, learning, oneDnn));
        }
        return list.build();
    }

    private static org.deeplearning4j.nn.conf.layers.Layer own(
            Layer layer, UpdaterConfig learning, boolean oneDnn) {
        if (layer.spec() instanceof ConvolutionSpec spec) {
            return new ConvolutionConfiguration(
                    LayerBuilders.convolution(layer, spec, learning)
                            .activation(new ActivationIdentity()),
                    new ConvolutionConfiguration.Route(
                            layer.parameters(),
                            spec.window(),
                            spec.table(),
                            spec.activation(),
                            oneDnn));
        } else if (layer.spec() instanceof SubsamplingSpec spec) {
            return kind(layer, learning, (c, type) -> new FastSubsamplingLayer(c, type, spec));
        } else if (layer.spec() instanceof PoolingSpec spec) {
            return new PoolingConfiguration(LayerBuilders.pooling(spec), spec);
        } else if (layer.spec() instanceof NormalisationSpec spec) {
            return kind(layer, learning, (c, type) -> new FastNormalisationLayer(c, type, spec));
        } else if (layer.spec() instanceof DropoutSpec spec) {
            double rate = spec.rate();
            long seed = learning.seed();
            return kind(layer, learning, (c, type) -> new FastDropoutLayer(c, type, rate, seed));
        } else if (layer.spec() instanceof DenseSpec spec) {
            return new DenseConfiguration(
                    LayerBuilders.dense(layer, spec, learning).activation(new ActivationIdentity()),
                    spec.activation());
        } else if (layer.spec() instanceof RbfSpec spec) {
            return new RbfConfiguration(rbf(layer, spec), spec.codes(), learning.loss());
        }
        return new OutputConfiguration(
                LayerBuilders.output(layer, (OutputSpec) layer.spec(), learning));
    }

    private static FastLayerConfiguration kind(
            Layer layer, UpdaterConfig learning, FastLayerConfiguration.Maker maker) {
        DenseLayer.Builder builder =
                LayerBuilders.decaying(new DenseLayer.Builder(), learning)
                        .name(layer.name())
                        .nIn(layer.inputShape().size())
                        .nOut(layer.outputShape().size());
        return new FastLayerConfiguration(builder, layer.parameters(), maker);
    }

    private static OutputLayer.Builder rbf(Layer layer, RbfSpec spec) {
        return new OutputLayer.Builder(new LossL2())
                .name(spec.name())
                .nIn(layer.inputShape().size())
                .nOut(spec.codes().classes())
                .activation(new ActivationIdentity());
    }
}
