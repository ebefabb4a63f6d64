package org.kernelscope.analysis;

import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.Window;
import org.kernelscope.op.Convolution;
import org.kernelscope.op.Dense;
import org.kernelscope.op.Pooling;
import org.kernelscope.tensor.Tensor;

import java.util.ArrayList;
import java.util.List;

/** Tells where the numbers of a network come from. Any thread. */
public final class CellReporter {
    private CellReporter() {}

    /** The report on {@code cell}, of what {@code model} computed. */
    public static CellReport report(Model model, Activations activations, Cell cell) {
        Architecture architecture = model.architecture();
        float output =
                activations.output(cell.layer()).at(cell.channel(), cell.row(), cell.column());
        if (cell.isInput()) {
            return new CellReport.Pixel(cell, output);
        }
        Layer layer = architecture.layers().get(cell.layer());
        Tensor below = activations.output(cell.layer() - 1);
        if (layer.spec() instanceof PoolingSpec pooling) {
            Window window = pooling.window();
            Pooling.Trace trace =
                    new Pooling(
                                    pooling.pool(),
                                    window.size(),
                                    window.stride(),
                                    window.padding(),
                                    window.dilation())
                            .trace(below, cell.channel(), cell.row(), cell.column());
            return new CellReport.Pooled(
                    cell, pooling.pool(), trace.window(), trace.winner(), output);
        }
        List<ParameterSpec> parameters = layer.parameters();
        Tensor weight = model.weights().get(parameters.get(0).name());
        Tensor bias = model.weights().get(parameters.get(1).name());
        Tensor sums = activations.layers().get(cell.layer()).sums().orElseThrow();
        List<CellReport.Term> terms =
                layer.spec() instanceof ConvolutionSpec convolution
                        ? convolutionTerms(below, weight, bias, convolution.window(), cell)
                        : denseTerms(below, weight, bias, cell);
        return new CellReport.WeightedSum(
                cell,
                terms,
                bias.get(cell.channel()),
                sums.at(cell.channel(), cell.row(), cell.column()),
                layer.spec().activation(),
                layer.spec().isOutput(),
                output);
    }

    private static List<CellReport.Term> convolutionTerms(
            Tensor below, Tensor weight, Tensor bias, Window window, Cell cell) {
        Convolution.Trace trace =
                new Convolution(window.stride(), window.padding(), window.dilation())
                        .trace(below, weight, bias, cell.channel(), cell.row(), cell.column());
        List<CellReport.Term> terms = new ArrayList<>();
        for (int map = 0; map < trace.partialSums().size(); map++) {
            terms.add(
                    new CellReport.Term(
                            map,
                            trace.patch().channel(map),
                            trace.kernel().channel(map),
                            trace.partialSums().get(map)));
        }
        return terms;
    }

    private static List<CellReport.Term> denseTerms(
            Tensor below, Tensor weight, Tensor bias, Cell cell) {
        Dense.Trace trace = Dense.trace(below, weight, bias, cell.channel());
        int plane = below.shape().plane();
        List<CellReport.Term> terms = new ArrayList<>();
        for (int map = 0; map < below.shape().channels(); map++) {
            double sum = 0;
            for (int i = map * plane; i < (map + 1) * plane; i++) {
                sum += trace.product(i);
            }
            terms.add(
                    new CellReport.Term(
                            map, trace.inputs().channel(map), trace.weights().channel(map), sum));
        }
        return terms;
    }
}
