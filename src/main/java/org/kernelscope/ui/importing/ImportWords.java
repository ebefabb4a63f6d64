package org.kernelscope.ui.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Layer;
import org.kernelscope.network.LayerKind;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.pytorch.ArchitectureSearch.Candidate;
import org.kernelscope.pytorch.ArchitectureTrial.Recognised;
import org.kernelscope.pytorch.InputRange;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.ActivationWords;
import org.kernelscope.ui.state.PoolWords;

/** Sentences about a network of another program. Any thread. */
final class ImportWords {
    private static final String NONE = "–";

    private ImportWords() {}

    /** The layers: {@code conv 5×5 → 6, conv 5×5 → 16, dense 120, 84, 10}. */
    static String layers(Texts texts, Recognised layers) {
        List<String> words = new ArrayList<>();
        for (Recognised.Convolution each : layers.convolutions()) {
            words.add(texts.get("import.convolution", each.side(), each.maps()));
        }
        words.add(
                texts.get(
                        "import.dense",
                        layers.units().stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(", "))));
        if (layers.isNormalised()) {
            words.add(texts.get("import.normalised"));
        }
        return String.join(", ", words);
    }

    /** The titles of {@link #columns}. */
    static List<String> titles(Texts texts) {
        return List.of(
                texts.get("import.accuracy"),
                texts.get("import.input"),
                texts.get("import.padding"),
                texts.get("import.stride"),
                texts.get("import.pooling"),
                texts.get("import.activation"),
                texts.get("import.range"));
    }

    /** The accuracy, and what cannot be seen in weights. */
    static List<String> columns(Texts texts, Candidate candidate, boolean isNormalised) {
        Architecture architecture = candidate.model().architecture();
        return List.of(
                Double.isNaN(candidate.accuracy()) ? "…" : Numbers.percent(candidate.accuracy()),
                architecture.input().size() + "×" + architecture.input().size(),
                ofConvolutions(architecture, Window::padding),
                ofConvolutions(architecture, Window::stride),
                joined(
                        architecture.layers().stream()
                                .map(Layer::spec)
                                .filter(PoolingSpec.class::isInstance)
                                .map(it -> PoolWords.name(texts, ((PoolingSpec) it).pool()))
                                .distinct()
                                .toList()),
                activation(texts, candidate, isNormalised),
                range(texts, candidate.known().range()));
    }

    private static String ofConvolutions(
            Architecture architecture, ToIntFunction<Window> quantity) {
        return joined(
                architecture.layers().stream()
                        .filter(it -> it.spec().layerKind() == LayerKind.CONVOLUTION)
                        .map(it -> String.valueOf(quantity.applyAsInt(it.window())))
                        .toList());
    }

    private static String joined(List<String> words) {
        return words.isEmpty() ? NONE : String.join(", ", words);
    }

    private static String activation(Texts texts, Candidate candidate, boolean isNormalised) {
        Activation activation = candidate.known().activation();
        if (activation == null) {
            return NONE;
        }
        String name = ActivationWords.name(texts, activation);
        if (!isNormalised) {
            return name;
        }
        return candidate.normalisedFirst()
                ? texts.get("import.activation.after", name)
                : texts.get("import.activation.before", name);
    }

    private static String range(Texts texts, @Nullable InputRange range) {
        if (range == null) {
            return NONE;
        }
        return switch (range) {
            case UNIT -> texts.get("import.range.unit");
            case STANDARD -> texts.get("import.range.standard");
            case SIGNED -> texts.get("import.range.signed");
            case INVERTED -> texts.get("import.range.inverted");
            case LECUN -> texts.get("import.range.lecun");
        };
    }
}
