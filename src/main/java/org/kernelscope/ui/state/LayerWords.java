package org.kernelscope.ui.state;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kernelscope.engine.Loss;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.DropoutSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.RbfSpec;
import org.kernelscope.network.SubsamplingSpec;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.Numbers;

/** What layers are called and how they are described in a few words. Any thread. */
public final class LayerWords {
    private LayerWords() {}

    /** The name of layer {@code index}; the input and the output have names in every language. */
    public static String name(Texts texts, Architecture architecture, int index) {
        if (index < 0) {
            return texts.get("layer.input");
        }
        Layer layer = architecture.layers().get(index);
        return layer.spec().isOutput() ? texts.get("layer.output") : layer.name();
    }

    /**
     * The name of a map of layer {@code index}: {@code C3 map 5}, {@code F6 unit 12}, {@code Output
     * 7} for what stands for the class 7, {@code Input} for a picture of one channel.
     *
     * @param channel counted from 0
     */
    public static String map(Texts texts, Architecture architecture, int index, int channel) {
        String name = name(texts, architecture, index);
        if (index < 0) {
            return architecture.input().channels() == 1
                    ? name
                    : texts.get("layer.map", name, channel + 1);
        }
        Layer layer = architecture.layers().get(index);
        if (layer.spec().isOutput()) {
            return texts.get("layer.class", name, channel);
        }
        return layer.outputShape().isUnits()
                ? texts.get("layer.unit", name, channel + 1)
                : texts.get("layer.map", name, channel + 1);
    }

    /** What the layer does: {@code conv 5×5}. */
    public static String kind(Texts texts, Layer layer) {
        if (layer.spec() instanceof ConvolutionSpec convolution) {
            return texts.get("layer.kind.convolution", size(convolution.window()));
        }
        if (layer.spec() instanceof PoolingSpec pooling) {
            return pooling(texts, pooling, layer);
        }
        if (layer.spec() instanceof SubsamplingSpec subsampling) {
            return texts.get("layer.kind.subsampling", size(subsampling.window()));
        }
        if (layer.spec() instanceof NormalisationSpec normalisation) {
            return switch (normalisation.kind()) {
                case BATCH -> texts.get("layer.kind.batchNormalisation");
                case LAYER -> texts.get("layer.kind.layerNormalisation");
                case INSTANCE -> texts.get("layer.kind.instanceNormalisation");
                case GROUP -> texts.get("layer.kind.groupNormalisation");
            };
        }
        if (layer.spec() instanceof DropoutSpec dropout) {
            return texts.get("layer.kind.dropout", Math.round(100 * dropout.rate()) + " %");
        }
        if (layer.spec() instanceof DenseSpec) {
            return texts.get("layer.kind.dense");
        }
        return layer.spec() instanceof RbfSpec
                ? texts.get("layer.kind.rbf")
                : texts.get("layer.kind.softmax");
    }

    private static String pooling(Texts texts, PoolingSpec pooling, Layer layer) {
        boolean global =
                pooling.window().size() > 1
                        && pooling.window().size() == layer.inputShape().rows()
                        && layer.outputShape().isUnits();
        String size = global ? texts.get("layer.kind.global") : size(pooling.window());
        return switch (pooling.pool()) {
            case MAX -> texts.get("layer.kind.maxPooling", size);
            case AVERAGE -> texts.get("layer.kind.averagePooling", size);
            case MIN -> texts.get("layer.kind.minPooling", size);
        };
    }

    private static String size(Window window) {
        return window.size() + "×" + window.size();
    }

    /** How many of all possible kernels there are, if the layer has a connection table. */
    public static Optional<String> kernels(Texts texts, Layer layer) {
        if (layer.spec() instanceof ConvolutionSpec convolution && !convolution.table().isFull()) {
            int channels = layer.inputShape().channels();
            return Optional.of(
                    texts.get(
                            "layer.kernels",
                            Numbers.count(
                                    convolution.table().kernels(channels, convolution.maps())),
                            Numbers.count((long) channels * convolution.maps())));
        }
        return Optional.empty();
    }

    /**
     * What the layer does, what is not as usual about it, and its activation: {@code conv 5×5, step
     * 2, ReLU}.
     */
    public static String inFull(Texts texts, Layer layer) {
        String words = withoutActivation(texts, layer);
        Activation activation = layer.spec().activation();
        if (activation == Activation.IDENTITY) {
            return words;
        }
        boolean formula = activation == Activation.SCALED_TANH;
        return words
                + ", "
                + (formula
                        ? texts.get("activation.scaledTanh.short")
                        : activation(texts, activation));
    }

    /** What the layer does and what is not as usual about it, except for its activation. */
    public static String withoutActivation(Texts texts, Layer layer) {
        List<String> words = windows(texts, layer);
        words.add(0, kind(texts, layer));
        return String.join(", ", words);
    }

    private static List<String> windows(Texts texts, Layer layer) {
        List<String> details = new ArrayList<>();
        Window window = layer.window();
        boolean sideBySide =
                !(layer.spec() instanceof ConvolutionSpec) && window.stride() == window.size();
        if (window.stride() != 1 && !sideBySide) {
            details.add(texts.get("layer.stride", window.stride()));
        }
        if (window.padding() != 0) {
            details.add(texts.get("layer.padding", window.padding()));
        }
        if (window.dilation() != 1) {
            details.add(texts.get("layer.dilation", window.dilation()));
        }
        kernels(texts, layer).ifPresent(details::add);
        return details;
    }

    /** How no ink and full ink are written as numbers: {@code −0.1 … 1.175}. */
    public static String ink(Texts texts, float background, float full) {
        return texts.get("layer.ink", shortly(background), shortly(full));
    }

    private static String shortly(float number) {
        return new DecimalFormat("0.####", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(number)
                .replace('-', '−');
    }

    /** The name of an activation. */
    public static String activation(Texts texts, Activation activation) {
        return switch (activation) {
            case IDENTITY -> texts.get("activation.identity");
            case RELU -> texts.get("activation.relu");
            case TANH -> texts.get("activation.tanh");
            case SIGMOID -> texts.get("activation.sigmoid");
            case LEAKY_RELU -> texts.get("activation.leakyRelu");
            case SCALED_TANH -> texts.get("activation.scaledTanh");
            case SWISH -> texts.get("activation.swish");
        };
    }

    /** The name of a loss. */
    public static String loss(Texts texts, Loss loss) {
        return switch (loss) {
            case CROSS_ENTROPY -> texts.get("training.loss.crossEntropy");
            case SQUARED_ERROR -> texts.get("training.loss.squaredError");
            case MAP -> texts.get("training.loss.map");
            case MLE -> texts.get("training.loss.mle");
        };
    }
}
