package org.kernelscope.engine.dl4j;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.kernelscope.engine.Loss;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.Window;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.op.PoolKind;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossL2;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** Layers as Deeplearning4j configures them, for our own layer classes and for its own. */
final class LayerBuilders {
    private LayerBuilders() {}

    /** What all layers have in common. */
    static NeuralNetConfiguration.ListBuilder begin(UpdaterConfig learning, WorkspaceMode mode) {
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
    static <B extends BaseLayer.Builder<B>> B decaying(B builder, UpdaterConfig learning) {
        if (!learning.decay().isEmpty()) {
            builder.regularization(learning.decay());
        }
        return builder;
    }

    /** A full convolution, without its activation. */
    static ConvolutionLayer.Builder convolution(
            Layer layer, ConvolutionSpec spec, UpdaterConfig learning) {
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

    /** Pooling; the smallest, which Deeplearning4j does not have, is written as the mean. */
    static SubsamplingLayer.Builder pooling(PoolingSpec spec) {
        Window window = spec.window();
        return new SubsamplingLayer.Builder(
                        spec.pool() == PoolKind.MAX ? PoolingType.MAX : PoolingType.AVG)
                .kernelSize(window.size(), window.size())
                .stride(window.stride(), window.stride())
                .padding(window.padding(), window.padding())
                .dilation(window.dilation(), window.dilation())
                .convolutionMode(ConvolutionMode.Truncate)
                .dataFormat(CNN2DFormat.NCHW)
                .avgPoolIncludePadInDivisor(false)
                .name(spec.name());
    }

    /** Batch normalisation, without its activation; its averages move as ours do. */
    static BatchNormalization.Builder batchNormalisation(Layer layer, NormalisationSpec spec) {
        int channels = layer.inputShape().channels();
        return new BatchNormalization.Builder()
                .decay(1 - FastNormalisationLayer.RENEWED)
                .eps(NormalisationKind.EPSILON)
                .useLogStd(false)
                .dataFormat(CNN2DFormat.NCHW)
                .name(spec.name())
                .nIn(channels)
                .nOut(channels);
    }

    /** A dense layer, without its activation. */
    static DenseLayer.Builder dense(Layer layer, DenseSpec spec, UpdaterConfig learning) {
        return decaying(new DenseLayer.Builder(), learning)
                .name(spec.name())
                .nIn(layer.inputShape().size())
                .nOut(spec.units());
    }

    /** Softmax. */
    static OutputLayer.Builder output(Layer layer, OutputSpec spec, UpdaterConfig learning) {
        return decaying(new OutputLayer.Builder(loss(learning.loss())), learning)
                .name(spec.name())
                .nIn(layer.inputShape().size())
                .nOut(spec.classes())
                .activation(new ActivationSoftmax());
    }

    private static ILossFunction loss(Loss loss) {
        return loss == Loss.CROSS_ENTROPY ? new LossMCXENT() : new LossL2();
    }
}
