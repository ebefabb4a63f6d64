package org.kernelscope.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Cell;
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
import org.kernelscope.tensor.Tensor;

/** Explains whole maps of a network. Any thread. */
public final class MapReporter {
    private MapReporter() {}

    /**
     * The report on map {@code channel} of layer {@code index} of {@code activations}, which {@code
     * model} computed.
     */
    public static MapReport report(Model model, Activations activations, int index, int channel) {
        Layer layer = model.architecture().layers().get(index);
        return layer.spec().accept(new OfKind(model, activations, layer, channel));
    }

    /** The report for each kind of layer. */
    private record OfKind(Model model, Activations activations, Layer layer, int channel)
            implements LayerSpec.Visitor<MapReport> {
        private Tensor output() {
            return activations.output(layer.index()).channel(channel);
        }

        private Tensor below() {
            return activations.output(layer.index() - 1).channel(channel);
        }

        private Tensor sums() {
            return activations.layers().get(layer.index()).sums().orElseThrow();
        }

        @Override
        public MapReport convolution(ConvolutionSpec spec) {
            return convolved(model, activations, layer, channel, output());
        }

        @Override
        public MapReport subsampling(SubsamplingSpec spec) {
            return subsampled(model, activations, layer, channel, output());
        }

        @Override
        public MapReport pooling(PoolingSpec spec) {
            return new MapReport.Pooled(
                    layer, channel, spec.pool(), spec.window(), below(), output());
        }

        @Override
        public MapReport normalisation(NormalisationSpec spec) {
            return normalised(model, activations, layer, channel, output());
        }

        @Override
        public MapReport dropout(DropoutSpec spec) {
            return new MapReport.Unchanged(layer, channel, below(), output());
        }

        @Override
        public MapReport dense(DenseSpec spec) {
            CellReport.WeightedSum sum =
                    cells(model, activations, layer, channel, CellReport.WeightedSum.class).get(0);
            return new MapReport.Unit(layer, channel, sum, sums(), output());
        }

        @Override
        public MapReport softmax(OutputSpec spec) {
            return new MapReport.Share(
                    layer, channel, sums(), activations.probabilities(), output());
        }

        @Override
        public MapReport rbf(RbfSpec spec) {
            Cell cell = new Cell(layer.index(), channel, 0, 0);
            CellReport.Distance own =
                    (CellReport.Distance) CellReporter.report(model, activations, cell);
            return new MapReport.Distance(
                    layer, channel, own, activations.output(layer.index()), output());
        }
    }

    private static MapReport subsampled(
            Model model, Activations activations, Layer layer, int channel, Tensor output) {
        List<CellReport.Subsampled> cells =
                cells(model, activations, layer, channel, CellReport.Subsampled.class);
        CellReport.Subsampled first = cells.get(0);
        return new MapReport.Subsampled(
                layer,
                channel,
                activations.output(layer.index() - 1).channel(channel),
                map(output, cells, CellReport.Subsampled::total),
                first.coefficient(),
                first.bias(),
                map(output, cells, CellReport.Subsampled::sum),
                first.activation(),
                output);
    }

    private static MapReport normalised(
            Model model, Activations activations, Layer layer, int channel, Tensor output) {
        List<CellReport.Normalised> cells =
                cells(model, activations, layer, channel, CellReport.Normalised.class);
        return new MapReport.Normalised(
                layer,
                channel,
                activations.output(layer.index() - 1).channel(channel),
                map(output, cells, CellReport.Normalised::normalised),
                cells.get(0),
                map(output, cells, CellReport.Normalised::sum),
                output);
    }

    private static <R extends CellReport> List<R> cells(
            Model model, Activations activations, Layer layer, int channel, Class<R> kind) {
        List<R> cells = new ArrayList<>();
        int columns = layer.outputShape().columns();
        for (int at = 0; at < layer.outputShape().plane(); at++) {
            Cell cell = new Cell(layer.index(), channel, at / columns, at % columns);
            cells.add(kind.cast(CellReporter.report(model, activations, cell)));
        }
        return cells;
    }

    private static <R> Tensor map(Tensor like, List<R> cells, ToDoubleFunction<R> number) {
        float[] values = new float[cells.size()];
        for (int at = 0; at < values.length; at++) {
            values[at] = (float) number.applyAsDouble(cells.get(at));
        }
        return Tensor.takeOver(like.shape(), values);
    }

    private static MapReport convolved(
            Model model, Activations activations, Layer layer, int channel, Tensor output) {
        Tensor below = activations.output(layer.index() - 1);
        List<CellReport.WeightedSum> cells =
                cells(model, activations, layer, channel, CellReport.WeightedSum.class);
        List<CellReport.Term> terms = cells.get(0).terms();
        List<MapReport.Part> parts = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            CellReport.Term term = terms.get(i);
            int part = i;
            parts.add(
                    new MapReport.Part(
                            term.channel(),
                            below.channel(term.channel()),
                            term.kernel(),
                            map(output, cells, cell -> cell.terms().get(part).sum())));
        }
        Tensor sums = activations.layers().get(layer.index()).sums().orElseThrow();
        return new MapReport.Convolved(
                layer,
                channel,
                parts,
                cells.get(0).bias(),
                sums.channel(channel),
                layer.spec().activation(),
                output);
    }
}
