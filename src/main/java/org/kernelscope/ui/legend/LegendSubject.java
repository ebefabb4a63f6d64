package org.kernelscope.ui.legend;

import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Activations;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.InputSpec;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.ColorScale;
import org.kernelscope.ui.paint.Histogram;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.ScaleMode;
import org.kernelscope.ui.state.BackwardResult;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.LayerWords;

/**
 * The subject of the legend: the map or layer of the cell that is shown, else the whole network.
 * Immutable; any thread.
 *
 * @param name the name of the values
 * @param histogram the frequency of each value
 * @param low the label at the left end of the colour bar
 * @param zero the label in the middle
 * @param high the label at the right end
 * @param signed true if the colours are those of signed values, else those of ink
 */
record LegendSubject(
        String name, Histogram histogram, String low, String zero, String high, boolean signed) {
    private static final int BINS = 41;

    /** The subject for {@code cell} of what was computed; null for no cell. */
    static LegendSubject of(
            Texts texts, InferenceResult inference, ScaleMode mode, @Nullable Cell cell) {
        return of(
                texts,
                inference.activations(),
                inference.model().architecture().input(),
                mode,
                cell);
    }

    /** The subject in backward mode: gradients instead of values. */
    static LegendSubject ofGradients(
            Texts texts, BackwardResult result, ScaleMode mode, @Nullable Cell cell) {
        LegendSubject of = of(texts, result.asActivations(), null, mode, cell);
        return new LegendSubject(
                cell == null
                        ? texts.get("legend.gradients")
                        : texts.get("legend.gradients.in", place(texts, result, mode, cell)),
                of.histogram,
                of.low,
                of.zero,
                of.high,
                of.signed);
    }

    /** Names the values that share the scale with {@code cell}. */
    private static String place(Texts texts, BackwardResult result, ScaleMode mode, Cell cell) {
        Architecture architecture = result.inference().model().architecture();
        String layer = LayerWords.name(texts, architecture, cell.layer());
        boolean map =
                mode == ScaleMode.MAP
                        && !cell.isInput()
                        && !result.gradients().output(cell.layer()).shape().isUnits();
        return map ? texts.get("card.patch", layer, cell.channel() + 1) : layer;
    }

    /**
     * @param spec the encoding of ink; null if its values are signed ones
     */
    private static LegendSubject of(
            Texts texts,
            Activations activations,
            @Nullable InputSpec spec,
            ScaleMode mode,
            @Nullable Cell cell) {
        if (cell == null) {
            return mode == ScaleMode.NETWORK
                    ? ofNetwork(texts, activations)
                    : ofShares(texts, mode, activations);
        }
        if (!cell.isInput()) {
            return ofLayer(texts, activations, mode, cell);
        }
        Tensor input = activations.input();
        return spec == null
                ? signed(
                        texts.get("layer.input"),
                        Histogram.of(input, 0, input.size(), BINS, input.absMax()))
                : ofInput(texts, input, spec);
    }

    private static LegendSubject ofNetwork(Texts texts, Activations activations) {
        float limit = ColorScale.of(ScaleMode.NETWORK, activations).limit(0, 0);
        Tensor all = scaled(activations, null);
        return signed(texts.get("legend.network"), Histogram.of(all, 0, all.size(), BINS, limit));
    }

    /**
     * Every map or layer has a scale of its own, so the legend can speak of shares of the largest
     * value alone.
     */
    private static LegendSubject ofShares(Texts texts, ScaleMode mode, Activations activations) {
        Tensor shares = scaled(activations, ColorScale.of(mode, activations));
        String name =
                mode == ScaleMode.MAP ? texts.get("legend.eachMap") : texts.get("legend.eachLayer");
        String largest = texts.get("legend.largest");
        return new LegendSubject(
                name,
                Histogram.of(shares, 0, shares.size(), BINS, 1),
                "−" + largest,
                "0",
                "+" + largest,
                true);
    }

    private static LegendSubject ofInput(Texts texts, Tensor input, InputSpec spec) {
        float[] ink = input.toArray();
        for (int i = 0; i < ink.length; i++) {
            ink[i] = (ink[i] - spec.background()) / (spec.ink() - spec.background());
        }
        return new LegendSubject(
                texts.get("layer.input"),
                Histogram.ofInk(Tensor.takeOver(input.shape(), ink), BINS),
                Numbers.value(spec.background()),
                "",
                Numbers.value(spec.ink()),
                false);
    }

    private static LegendSubject ofLayer(
            Texts texts, Activations activations, ScaleMode mode, Cell cell) {
        Tensor values = activations.output(cell.layer());
        boolean last = cell.layer() == activations.layers().size() - 1;
        String layer =
                last ? texts.get("layer.output") : activations.layers().get(cell.layer()).name();
        float limit = ColorScale.of(mode, activations).limit(cell.layer(), cell.channel());
        if (mode == ScaleMode.MAP && !values.shape().isUnits()) {
            Tensor map = values.channel(cell.channel());
            String name = texts.get("legend.map", layer, cell.channel() + 1);
            return signed(name, Histogram.of(map, 0, map.size(), BINS, limit));
        }
        String name = texts.get("legend.layer", layer);
        return signed(name, Histogram.of(values, 0, values.size(), BINS, limit));
    }

    private static LegendSubject signed(String name, Histogram histogram) {
        String limit = Numbers.value(histogram.limit());
        return new LegendSubject(name, histogram, "−" + limit, "0", "+" + limit, true);
    }

    /**
     * The outputs of all layers in a row, divided by the limits of {@code scale} if there is one.
     */
    private static Tensor scaled(Activations activations, @Nullable ColorScale scale) {
        int size = activations.layers().stream().mapToInt(layer -> layer.output().size()).sum();
        float[] all = new float[size];
        int at = 0;
        for (int layer = 0; layer < activations.layers().size(); layer++) {
            Tensor output = activations.output(layer);
            int plane = output.shape().plane();
            for (int i = 0; i < output.size(); i++) {
                float limit = scale == null ? 1 : scale.limit(layer, i / plane);
                all[at++] = limit > 0 ? output.get(i) / limit : 0;
            }
        }
        return Tensor.takeOver(Shape.of(size), all);
    }
}
