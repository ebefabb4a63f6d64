package org.kernelscope.ui.thennow;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.LayerWords;

/** What differs between two networks, in words, computed from their architectures. Any thread. */
final class Contrast {
    private Contrast() {}

    /** One difference: what it is about, how it was, how it is. */
    record Line(String about, String then, String now) {}

    static List<Line> of(Texts texts, Architecture then, Architecture now) {
        List<Line> lines = new ArrayList<>();
        add(lines, texts.get("layer.input"), ink(texts, then.input()), ink(texts, now.input()));
        int layers = Math.min(then.layers().size(), now.layers().size());
        for (int index = 0; index < layers; index++) {
            add(
                    lines,
                    LayerWords.name(texts, then, index),
                    words(texts, then.layers().get(index)),
                    words(texts, now.layers().get(index)));
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

    private static String words(Texts texts, Layer layer) {
        String details = LayerWords.details(texts, layer);
        String kind = LayerWords.kind(texts, layer);
        String what = details.isEmpty() ? kind : kind + ", " + details;
        return texts.get("thennow.layer", what, Numbers.count(layer.parameterCount()));
    }
}
