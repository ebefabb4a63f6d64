package org.kernelscope.engine.dl4j;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.kernelscope.engine.Loss;
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
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.Pool;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossL2;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** Architectures as Deeplearning4j writes them, with our own layers or with the stock ones. */
final class Configurations {
    private Configurations() {}

    /** With our own layers. */
    static MultiLayerConfiguration own(
            Architecture architecture, Learning learning, boolean oneDnn) {
        NeuralNetConfiguration.ListBuilder list = begin(learning, WorkspaceMode.NONE);
        for (Layer layer : architecture.layers()) {
            list.layer(own(layer, learning, oneDnn));
        }
        return list.build();
    }

    /** With Deeplearning4j's own layers: for other programs, comparisons and benchmarks. */
    static MultiLayerConfiguration stock(Architecture architecture, Learning learning) {
        NeuralNetConfiguration.ListBuilder list = begin(learning, WorkspaceMode.ENABLED);
        boolean units = false;
        for (Layer layer : architecture.layers()) {
            Flattening.before(layer, units)
                    .ifPresent(it -> list.inputPreProcessor(layer.index(), it));
            list.layer(stock(layer, learning));
            units = Flattening.isUnits(layer);
        }
        return list.build();
    }

    private static NeuralNetConfiguration.ListBuilder begin(Learning learning, WorkspaceMode mode) {
        return new NeuralNetConfiguration.Builder()
                .seed(learning.seed())
                .dataType(learning.type())
                .updater(learning.updater())
                .trainingWorkspaceMode(mode)
                .inferenceWorkspaceMode(mode)
                .list();
    }

    /**
     * Weight decay is set on each layer: set for the whole network, Deeplearning4j applies it
     * twice.
     */
    private static <B extends BaseLayer.Builder<B>> B decaying(B builder, Learning learning) {
        if (!learning.decay().isEmpty()) {
            builder.regularization(learning.decay());
        }
        return builder;
    }

    private static org.deeplearning4j.nn.conf.layers.Layer own(
            Layer layer, Learning learning, boolean oneDnn) {
        if (layer.spec() instanceof ConvolutionSpec spec) {
            return new ConvolutionConfiguration(
                    convolution(layer, spec, learning).activation(new ActivationIdentity()),
                    new ConvolutionConfiguration.Route(
                            layer.parameters(),
                            spec.window(),
                            spec.table(),
                            spec.activation(),
                            oneDnn));
        } else if (layer.spec() instanceof SubsamplingSpec spec) {
            return kind(layer, learning, (c, type) -> new OwnSubsampling(c, type, spec));
        } else if (layer.spec() instanceof PoolingSpec spec) {
            return new PoolingConfiguration(pooling(spec), spec);
        } else if (layer.spec() instanceof NormalisationSpec spec) {
            return kind(layer, learning, (c, type) -> new OwnNormalisation(c, type, spec));
        } else if (layer.spec() instanceof DropoutSpec spec) {
            double rate = spec.rate();
            long seed = learning.seed();
            return kind(layer, learning, (c, type) -> new OwnDropout(c, type, rate, seed));
        } else if (layer.spec() instanceof DenseSpec spec) {
            return new DenseConfiguration(
                    dense(layer, spec, learning).activation(new ActivationIdentity()),
                    spec.activation());
        } else if (layer.spec() instanceof RbfSpec spec) {
            return new RbfConfiguration(rbf(layer, spec), spec.codes(), learning.loss());
        }
        return new OutputConfiguration(output(layer, (OutputSpec) layer.spec(), learning));
    }

    private static OwnConfiguration kind(
            Layer layer, Learning learning, OwnConfiguration.Maker maker) {
        DenseLayer.Builder builder =
                decaying(new DenseLayer.Builder(), learning)
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

    private static org.deeplearning4j.nn.conf.layers.Layer stock(Layer layer, Learning learning) {
        if (layer.spec() instanceof ConvolutionSpec spec) {
            return convolution(layer, spec, learning)
                    .activation(function(spec.activation()))
                    .build();
        } else if (layer.spec() instanceof PoolingSpec spec) {
            return pooling(spec).build();
        } else if (layer.spec() instanceof DenseSpec spec) {
            return dense(layer, spec, learning).activation(function(spec.activation())).build();
        } else if (layer.spec() instanceof OutputSpec spec) {
            return output(layer, spec, learning).build();
        }
        throw new IllegalArgumentException("cannot run " + layer.spec());
    }

    private static ConvolutionLayer.Builder convolution(
            Layer layer, ConvolutionSpec spec, Learning learning) {
        Window window = spec.window();
        return decaying(new ConvolutionLayer.Builder(window.size(), window.size()), learning)
                .stride(window.stride(), window.stride())
                .padding(window.padding(), window.padding())
                .dilation(window.dilation(), window.dilation())
                .convolutionMode(ConvolutionMode.Truncate)
                .dataFormat(CNN2DFormat.NCHW)
                .name(spec.name())
                .nIn(layer.inputShape().channels())
                .nOut(spec.maps());
    }

    private static SubsamplingLayer.Builder pooling(PoolingSpec spec) {
        Window window = spec.window();
        return new SubsamplingLayer.Builder(
                        spec.pool() == Pool.MAX ? PoolingType.MAX : PoolingType.AVG)
                .kernelSize(window.size(), window.size())
                .stride(window.stride(), window.stride())
                .padding(window.padding(), window.padding())
                .dilation(window.dilation(), window.dilation())
                .convolutionMode(ConvolutionMode.Truncate)
                .dataFormat(CNN2DFormat.NCHW)
                .avgPoolIncludePadInDivisor(false)
                .name(spec.name());
    }

    private static DenseLayer.Builder dense(Layer layer, DenseSpec spec, Learning learning) {
        return decaying(new DenseLayer.Builder(), learning)
                .name(spec.name())
                .nIn(layer.inputShape().size())
                .nOut(spec.units());
    }

    private static OutputLayer.Builder output(Layer layer, OutputSpec spec, Learning learning) {
        return decaying(new OutputLayer.Builder(loss(learning.loss())), learning)
                .name(spec.name())
                .nIn(layer.inputShape().size())
                .nOut(spec.classes())
                .activation(new ActivationSoftmax());
    }

    private static ILossFunction loss(Loss loss) {
        return loss == Loss.CROSS_ENTROPY ? new LossMCXENT() : new LossL2();
    }

    private static org.nd4j.linalg.activations.IActivation function(Activation activation) {
        return LibraryArithmetic.function(activation);
    }
}
