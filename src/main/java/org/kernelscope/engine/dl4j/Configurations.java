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
            Architecture architecture, Learning learning, boolean oneDnn) {
        NeuralNetConfiguration.ListBuilder list = Builders.begin(learning, WorkspaceMode.NONE);
        for (Layer layer : architecture.layers()) {
            list.layer(own(layer, learning, oneDnn));
        }
        return list.build();
    }

    private static org.deeplearning4j.nn.conf.layers.Layer own(
            Layer layer, Learning learning, boolean oneDnn) {
        if (layer.spec() instanceof ConvolutionSpec spec) {
            return new ConvolutionConfiguration(
                    Builders.convolution(layer, spec, learning)
                            .activation(new ActivationIdentity()),
                    new ConvolutionConfiguration.Route(
                            layer.parameters(),
                            spec.window(),
                            spec.table(),
                            spec.activation(),
                            oneDnn));
        } else if (layer.spec() instanceof SubsamplingSpec spec) {
            return kind(layer, learning, (c, type) -> new OwnSubsampling(c, type, spec));
        } else if (layer.spec() instanceof PoolingSpec spec) {
            return new PoolingConfiguration(Builders.pooling(spec), spec);
        } else if (layer.spec() instanceof NormalisationSpec spec) {
            return kind(layer, learning, (c, type) -> new OwnNormalisation(c, type, spec));
        } else if (layer.spec() instanceof DropoutSpec spec) {
            double rate = spec.rate();
            long seed = learning.seed();
            return kind(layer, learning, (c, type) -> new OwnDropout(c, type, rate, seed));
        } else if (layer.spec() instanceof DenseSpec spec) {
            return new DenseConfiguration(
                    Builders.dense(layer, spec, learning).activation(new ActivationIdentity()),
                    spec.activation());
        } else if (layer.spec() instanceof RbfSpec spec) {
            return new RbfConfiguration(rbf(layer, spec), spec.codes(), learning.loss());
        }
        return new OutputConfiguration(Builders.output(layer, (OutputSpec) layer.spec(), learning));
    }

    private static OwnConfiguration kind(
            Layer layer, Learning learning, OwnConfiguration.Maker maker) {
        DenseLayer.Builder builder =
                Builders.decaying(new DenseLayer.Builder(), learning)
                        .name(layer.name())
                        .nIn(layer.inputShape().size())
                        .nOut(layer.outputShape().size());
        return new OwnConfiguration(builder, layer.parameters(), maker);
    }

    private static OutputLayer.Builder rbf(Layer layer, RbfSpec spec) {
        return new OutputLayer.Builder(new LossL2())
                .name(spec.name())
                .nIn(layer.inputShape().size())
                .nOut(spec.codes().classes())
                .activation(new ActivationIdentity());
    }
}
