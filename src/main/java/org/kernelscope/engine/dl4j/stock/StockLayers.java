package org.kernelscope.engine.dl4j.stock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.dl4j.updater.UpdaterConfig;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.DropoutSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.LayerSpec;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.RbfSpec;
import org.kernelscope.network.SubsamplingSpec;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.op.PoolKind;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossL2;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * Deeplearning4j's own layer for each of ours; empty if it has none that computes the same.
 *
 * @param layer ours
 * @param learning the updater, the weight decay and the loss
 */
public record StockLayers(Layer layer, UpdaterConfig learning)
        implements LayerSpec.Visitor<Optional<StockLayers.Stock>> {
    /** The arrays that a layer of Deeplearning4j works on. */
    enum Array {
        /** {@code [example, map, row, column]}. */
        MAPS,
        /** {@code [example, unit]}. */
        UNITS,
        /** Either. */
        ANY
    }

    /**
     * Deeplearning4j's layers in place of one of ours.
     *
     * @param array their arrays
     * @param layers one, or two if the activation is a layer of its own
     */
    record Stock(Array array, List<org.deeplearning4j.nn.conf.layers.Layer> layers) {
        Stock {
            layers = List.copyOf(layers);
        }
    }

    @Override
    public Optional<Stock> convolution(ConvolutionSpec spec) {
        Window window = spec.window();
        ConvolutionLayer.Builder builder =
                learning.decaying(new ConvolutionLayer.Builder(window.size(), window.size()))
                        .stride(window.stride(), window.stride())
                        .padding(window.padding(), window.padding())
                        .dilation(window.dilation(), window.dilation())
                        .convolutionMode(ConvolutionMode.Truncate)
                        .dataFormat(CNN2DFormat.NCHW)
                        .name(spec.name())
                        .nIn(layer.inputShape().channels())
                        .nOut(spec.maps());
        return spec.hasConnectionTable()
                ? Optional.empty()
                : function(spec.activation())
                        .map(f -> one(Array.MAPS, builder.activation(f).build()));
    }

    @Override
    public Optional<Stock> subsampling(SubsamplingSpec spec) {
        return Optional.empty();
    }

    @Override
    public Optional<Stock> pooling(PoolingSpec spec) {
        Window window = spec.window();
        return pooling(spec.pool())
                .map(
                        type ->
                                new SubsamplingLayer.Builder(type)
                                        .kernelSize(window.size(), window.size())
                                        .stride(window.stride(), window.stride())
                                        .padding(window.padding(), window.padding())
                                        .dilation(window.dilation(), window.dilation())
                                        .convolutionMode(ConvolutionMode.Truncate)
                                        .dataFormat(CNN2DFormat.NCHW)
                                        .avgPoolIncludePadInDivisor(false)
                                        .pnorm(2)
                                        .name(spec.name())
                                        .build())
                .map(it -> one(Array.MAPS, it));
    }

    /** Deeplearning4j's kind of pooling; empty if it has none. */
    static Optional<PoolingType> pooling(PoolKind pool) {
        return switch (pool) {
            case MAX -> Optional.of(PoolingType.MAX);
            case AVERAGE -> Optional.of(PoolingType.AVG);
            case MIN -> Optional.empty();
            case L2 -> Optional.of(PoolingType.PNORM);
        };
    }

    /** Batch normalisation, then its activation; the running averages move as ours do. */
    @Override
    public Optional<Stock> normalisation(NormalisationSpec spec) {
        int channels = layer.inputShape().channels();
        Optional<IActivation> function = function(spec.activation());
        if (spec.kind() != NormalisationKind.BATCH || function.isEmpty()) {
            return Optional.empty();
        }
        List<org.deeplearning4j.nn.conf.layers.Layer> layers = new ArrayList<>();
        layers.add(
                new BatchNormalization.Builder()
                        .decay(1 - NormalisationKind.MOMENTUM)
                        .eps(NormalisationKind.EPSILON)
                        .useLogStd(false)
                        .dataFormat(CNN2DFormat.NCHW)
                        .name(spec.name())
                        .nIn(channels)
                        .nOut(channels)
                        .build());
        if (spec.activation() != Activation.IDENTITY) {
            layers.add(new ActivationLayer.Builder().activation(function.get()).build());
        }
        return Optional.of(new Stock(Array.MAPS, layers));
    }

    /** Deeplearning4j's setting is the share that remains. */
    @Override
    public Optional<Stock> dropout(DropoutSpec spec) {
        return Optional.of(
                one(
                        Array.ANY,
                        new DropoutLayer.Builder(1 - spec.rate()).name(spec.name()).build()));
    }

    @Override
    public Optional<Stock> dense(DenseSpec spec) {
        DenseLayer.Builder builder =
                learning.decaying(new DenseLayer.Builder())
                        .name(spec.name())
                        .nIn(layer.inputShape().size())
                        .nOut(spec.units());
        return function(spec.activation())
                .map(f -> one(Array.UNITS, builder.activation(f).build()));
    }

    @Override
    public Optional<Stock> softmax(OutputSpec spec) {
        return Optional.of(
                one(
                        Array.UNITS,
                        learning.decaying(new OutputLayer.Builder(loss(learning.loss())))
                                .name(spec.name())
                                .nIn(layer.inputShape().size())
                                .nOut(spec.classes())
                                .activation(new ActivationSoftmax())
                                .build()));
    }

    private static ILossFunction loss(Loss loss) {
        return switch (loss) {
            case CROSS_ENTROPY -> new LossMCXENT();
            case SQUARED_ERROR -> new LossL2();
            case MAP, MLE -> throw new IllegalArgumentException("a loss of penalties: " + loss);
        };
    }

    @Override
    public Optional<Stock> rbf(RbfSpec spec) {
        return Optional.empty();
    }

    private static Stock one(Array array, org.deeplearning4j.nn.conf.layers.Layer layer) {
        return new Stock(array, List.of(layer));
    }

    /** ND4J's own function; empty if it has none. */
    public static Optional<IActivation> function(Activation f) {
        return switch (f) {
            case IDENTITY -> Optional.of(new ActivationIdentity());
            case RELU -> Optional.of(new ActivationReLU());
            case TANH -> Optional.of(new ActivationTanH());
            case SIGMOID -> Optional.of(new ActivationSigmoid());
            case LEAKY_RELU -> Optional.of(new ActivationLReLU(Activation.LEAK));
            case SWISH -> Optional.of(new ActivationSwish());
            case SCALED_TANH -> Optional.empty();
        };
    }
}
