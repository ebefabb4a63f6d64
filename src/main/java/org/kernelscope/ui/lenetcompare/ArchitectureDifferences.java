package org.kernelscope.ui.lenetcompare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.op.Activation;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.ActivationWords;
import org.kernelscope.ui.state.LayerWords;

/** What differs between two networks, in words, computed from their architectures. Any thread. */
final class ArchitectureDifferences {
    private ArchitectureDifferences() {}

    /** One difference: what it is about, how it was, how it is. */
    record Line(String about, String then, String now) {}

    static List<Line> of(Texts texts, Architecture then, Architecture now) {
        List<Line> lines = new ArrayList<>();
        add(lines, texts.get("layer.input"), ink(texts, then.input()), ink(texts, now.input()));
        Optional<Activation> thens = activation(then);
        Optional<Activation> nows = activation(now);
        boolean one = thens.isPresent() && nows.isPresent();
        if (one) {
            add(
                    lines,
                    texts.get("thennow.throughout"),
                    ActivationWords.name(texts, thens.get()),
                    ActivationWords.name(texts, nows.get()));
        }
        int layers = Math.min(then.layers().size(), now.layers().size());
        for (int index = 0; index < layers; index++) {
            add(
                    lines,
                    LayerWords.name(texts, then, index),
                    words(texts, then.layers().get(index), !one),
                    words(texts, now.layers().get(index), !one));
        }
        add(
                lines,
                texts.get("thennow.parameters"),
                Numbers.count(then.parameterCount()),
                Numbers.count(now.parameterCount()));
        add(
                lines,
                texts.get("thennow.connections"),
                Numbers.count(then.connections()),
                Numbers.count(now.connections()));
        return lines;
    }

    private static void add(List<Line> lines, String about, String then, String now) {
        if (!then.equals(now)) {
            lines.add(new Line(about, then, now));
        }
    }

    private static String ink(Texts texts, InputSpec input) {
        return LayerWords.ink(texts, input.background(), input.ink());
    }

    /** The one activation that is used throughout, if it is one. */
    private static Optional<Activation> activation(Architecture architecture) {
        Set<Activation> used =
                architecture.layers().stream()
                        .map(layer -> layer.spec().activation())
                        .filter(activation -> activation != Activation.IDENTITY)
                        .collect(Collectors.toSet());
        return used.size() == 1 ? used.stream().findFirst() : Optional.empty();
    }

    private static String words(Texts texts, Layer layer, boolean withActivation) {
        String what = LayerWords.withoutActivation(texts, layer);
        Activation activation = layer.spec().activation();
        if (withActivation && activation != Activation.IDENTITY) {
            what += ", " + ActivationWords.name(texts, activation);
        }
        return texts.get("thennow.layer", what, Numbers.count(layer.parameterCount()));
    }
}
