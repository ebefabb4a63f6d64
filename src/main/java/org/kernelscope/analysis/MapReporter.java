package org.kernelscope.analysis;

import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Cell;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.LayerSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

import java.util.ArrayList;
import java.util.List;

/** Tells how the maps of a network are made. Any thread. */
public final class MapReporter {
    private MapReporter() {}

    /**
     * How map {@code channel} of layer {@code index} came about, of what {@code model} computed.
     */
    public static MapReport report(Model model, Activations activations, int index, int channel) {
        Layer layer = model.architecture().layers().get(index);
        Tensor output = activations.output(index).channel(channel);
        LayerSpec spec = layer.spec();
        if (spec instanceof ConvolutionSpec) {
            return convolved(model, activations, layer, channel, output);
        }
        if (spec instanceof PoolingSpec pooling) {
            Tensor input = activations.output(index - 1).channel(channel);
            return new MapReport.Pooled(
                    layer, channel, pooling.pool(), pooling.window(), input, output);
        }
        Tensor sums = activations.layers().get(index).sums().orElseThrow();
        if (spec instanceof DenseSpec) {
            CellReport.WeightedSum sum =
                    weighted(model, activations, new Cell(index, channel, 0, 0));
            return new MapReport.Unit(layer, channel, sum, sums, output);
        }
        if (spec instanceof OutputSpec) {
            return new MapReport.Share(layer, channel, sums, activations.probabilities(), output);
        }
        throw new IllegalArgumentException("a layer of another kind: " + spec);
    }

    private static MapReport convolved(
            Model model, Activations activations, Layer layer, int channel, Tensor output) {
        Shape shape = output.shape();
        Tensor below = activations.output(layer.index() - 1);
        List<CellReport.Term> terms = List.of();
        float[][] results = new float[0][];
        double bias = 0;
        for (int at = 0; at < shape.plane(); at++) {
            Cell cell =
                    new Cell(layer.index(), channel, at / shape.columns(), at % shape.columns());
            CellReport.WeightedSum sum = weighted(model, activations, cell);
            if (at == 0) {
                terms = sum.terms();
                results = new float[terms.size()][shape.plane()];
                bias = sum.bias();
            }
            for (int part = 0; part < results.length; part++) {
                results[part][at] = (float) sum.terms().get(part).sum();
            }
        }
        List<MapReport.Part> parts = new ArrayList<>();
        for (int part = 0; part < results.length; part++) {
            CellReport.Term term = terms.get(part);
            parts.add(
                    new MapReport.Part(
                            term.channel(),
                            below.channel(term.channel()),
                            term.kernel(),
                            Tensor.takeOver(shape, results[part])));
        }
        Tensor sums = activations.layers().get(layer.index()).sums().orElseThrow();
        return new MapReport.Convolved(
                layer,
                channel,
                parts,
                bias,
                sums.channel(channel),
                layer.spec().activation(),
                output);
    }

    private static CellReport.WeightedSum weighted(
            Model model, Activations activations, Cell cell) {
        return (CellReport.WeightedSum) CellReporter.report(model, activations, cell);
    }
}
