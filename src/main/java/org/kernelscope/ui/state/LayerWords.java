package org.kernelscope.ui.state;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.DropoutSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.LayerKind;
import org.kernelscope.network.LayerSpec;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.RbfSpec;
import org.kernelscope.network.SubsamplingSpec;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Shape;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.Numbers;

/** The names and short descriptions of layers. Any thread. */
public final class LayerWords {
    private LayerWords() {}

    /** The output for class {@code label}. */
    public static String ofClass(Texts texts, Model model, int label) {
        return texts.get(
                model.classNames() == null ? "card.title.class" : "card.title.class.named",
                model.className(label));
    }

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
     * 7} for what stands for the class 7, {@code Input} for an image of one channel.
     *
     * @param channel counted from 0
     */
    public static String map(Texts texts, Architecture architecture, int index, int channel) {
        String name = name(texts, architecture, index);
        if (index < 0) {
            return architecture.input().isColour() ? channel(texts, name, channel) : name;
        }
        Layer layer = architecture.layers().get(index);
        if (layer.spec().isOutput()) {
            return texts.get("layer.class", name, channel);
        }
        return layer.outputShape().isUnits()
                ? texts.get("layer.unit", name, channel + 1)
                : texts.get("layer.map", name, channel + 1);
    }

    private static String channel(Texts texts, String name, int channel) {
        return switch (channel) {
            case 0 -> texts.get("layer.channel.red", name);
            case 1 -> texts.get("layer.channel.green", name);
            default -> texts.get("layer.channel.blue", name);
        };
    }

    /** The kind of a layer: {@code conv 5×5}. */
    public static String kind(Texts texts, Layer layer) {
        return layer.spec().accept(new Kind(texts, layer));
    }

    /** The words for each kind of layer. */
    private record Kind(Texts texts, Layer layer) implements LayerSpec.Visitor<String> {
        @Override
        public String convolution(ConvolutionSpec spec) {
            return texts.get("layer.kind.convolution", size(spec.window()));
        }

        @Override
        public String subsampling(SubsamplingSpec spec) {
            return texts.get("layer.kind.subsampling", size(spec.window()));
        }

        @Override
        public String pooling(PoolingSpec spec) {
            boolean global =
                    spec.window().size() > 1
                            && spec.window().size() == layer.inputShape().rows()
                            && layer.outputShape().isUnits();
            String size = global ? texts.get("layer.kind.global") : size(spec.window());
            return PoolWords.layer(texts, spec.pool(), size);
        }

        @Override
        public String normalisation(NormalisationSpec spec) {
            return switch (spec.kind()) {
                case BATCH -> texts.get("layer.kind.batchNormalisation");
                case LAYER -> texts.get("layer.kind.layerNormalisation");
                case INSTANCE -> texts.get("layer.kind.instanceNormalisation");
                case GROUP -> texts.get("layer.kind.groupNormalisation");
            };
        }

        @Override
        public String dropout(DropoutSpec spec) {
            return texts.get("layer.kind.dropout", Math.round(100 * spec.rate()) + " %");
        }

        @Override
        public String dense(DenseSpec spec) {
            return texts.get("layer.kind.dense");
        }

        @Override
        public String softmax(OutputSpec spec) {
            return texts.get("layer.kind.softmax");
        }

        @Override
        public String rbf(RbfSpec spec) {
            return texts.get("layer.kind.rbf");
        }
    }

    private static String size(Window window) {
        return window.size() + "×" + window.size();
    }

    /** The number of kernels out of all possible ones, if the layer has a connection table. */
    public static Optional<String> kernels(Texts texts, Layer layer) {
        if (layer.spec().hasConnectionTable()) {
            Shape kernels = layer.parameters().get(0).shape();
            long possible = (long) layer.inputShape().channels() * layer.outputShape().channels();
            return Optional.of(
                    texts.get(
                            "layer.kernels",
                            Numbers.count(kernels.extent(0)),
                            Numbers.count(possible)));
        }
        return Optional.empty();
    }

    /**
     * The operation of the layer, its settings that are not the default, and its activation: {@code
     * conv 5×5, step 2, ReLU}.
     */
    public static String inFull(Texts texts, Layer layer) {
        String words = withoutActivation(texts, layer);
        Activation activation = layer.spec().activation();
        if (activation == Activation.IDENTITY) {
            return words;
        }
        return words + ", " + ActivationWords.shortName(texts, activation);
    }

    /**
     * The operation of the layer and its settings that are not the default, without the activation.
     */
    public static String withoutActivation(Texts texts, Layer layer) {
        List<String> words = windows(texts, layer);
        words.add(0, kind(texts, layer));
        return String.join(", ", words);
    }

    private static List<String> windows(Texts texts, Layer layer) {
        List<String> details = new ArrayList<>();
        Window window = layer.window();
        boolean sideBySide =
                layer.spec().layerKind() != LayerKind.CONVOLUTION
                        && window.stride() == window.size();
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

    /** The values of no ink and full ink: {@code −0.1 … 1.175}. */
    public static String ink(Texts texts, float background, float full) {
        return texts.get("layer.ink", shortly(background), shortly(full));
    }

    private static String shortly(float number) {
        return new DecimalFormat("0.####", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(number)
                .replace('-', '−');
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
