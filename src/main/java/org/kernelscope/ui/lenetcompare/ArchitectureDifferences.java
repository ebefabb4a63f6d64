package org.kernelscope.ui.lenetcompare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.LenetVariants;
import org.kernelscope.network.LenetVariants.Difference;
import org.kernelscope.op.Activation;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.ActivationWords;
import org.kernelscope.ui.state.LayerWords;
import org.kernelscope.ui.state.NetworkNames;

/** The differences between two architectures as text, computed from them. */
final class ArchitectureDifferences {
    private ArchitectureDifferences() {}

    /** One difference: its subject, and both sides. */
    record Line(String about, String then, String now) {}

    /**
     * A variant between the LeNet-5 of today and that of 1998.
     *
     * @param name name of the difference
     * @param added today's network with this difference and all before it
     * @param alone today's network with only this difference; null for today's network itself
     */
    record Variant(String name, Architecture added, @Nullable Architecture alone) {}

    /** Today's network, then the differences in the order that leads to that of 1998. */
    static List<Variant> variants(Texts texts) {
        List<Variant> variants = new ArrayList<>();
        List<Architecture> added = LenetVariants.cumulative();
        List<Architecture> alone = LenetVariants.singleDifferences();
        variants.add(new Variant(texts.get("lenetComparison.today"), added.get(0), null));
        for (Difference difference : Difference.values()) {
            int place = difference.ordinal();
            variants.add(
                    new Variant(
                            texts.get(
                                    "lenetComparison.and",
                                    NetworkNames.difference(texts, difference)),
                            added.get(place + 1),
                            alone.get(place)));
        }
        return variants;
    }

    static List<Line> of(Texts texts, Architecture then, Architecture now) {
        List<Line> lines = new ArrayList<>();
        add(lines, texts.get("layer.input"), ink(texts, then.input()), ink(texts, now.input()));
        Optional<Activation> thens = activation(then);
        Optional<Activation> nows = activation(now);
        boolean one = thens.isPresent() && nows.isPresent();
        if (one) {
            add(
                    lines,
                    texts.get("lenetComparison.throughout"),
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
                texts.get("lenetComparison.parameters"),
                Numbers.count(then.parameterCount()),
                Numbers.count(now.parameterCount()));
        add(
                lines,
                texts.get("lenetComparison.connections"),
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

    /** The activation of all layers, if they have the same. */
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
        return texts.get("lenetComparison.layer", what, Numbers.count(layer.parameterCount()));
    }
}
