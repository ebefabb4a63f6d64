package org.kernelscope.analysis;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Cell;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DropoutSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.LayerSpec;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.RbfCodes;
import org.kernelscope.network.RbfSpec;
import org.kernelscope.network.SubsamplingSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.network.Window;
import org.kernelscope.op.Convolution;
import org.kernelscope.op.Dense;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.op.NormalisationOp;
import org.kernelscope.op.Pooling;
import org.kernelscope.op.RbfOutput;
import org.kernelscope.op.Subsampling;
import org.kernelscope.op.TableConvolution;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/** Tells where the numbers of a network come from. Any thread. */
public final class CellReporter {
    private CellReporter() {}

    /** The report on {@code cell}, of what {@code model} computed. */
    public static CellReport report(Model model, Activations activations, Cell cell) {
        float output =
                activations.output(cell.layer()).at(cell.channel(), cell.row(), cell.column());
        if (cell.isInput()) {
            return new CellReport.Pixel(cell, output);
        }
        Layer layer = model.architecture().layers().get(cell.layer());
        LayerSpec spec = layer.spec();
        Tensor below = activations.output(cell.layer() - 1);
        if (spec instanceof DropoutSpec) {
            return new CellReport.Passed(cell, output);
        }
        if (spec instanceof PoolingSpec pooling) {
            return pooled(pooling, below, cell, output);
        }
        if (spec instanceof SubsamplingSpec subsampling) {
            return subsampled(subsampling, model.weights(), below, cell, output);
        }
        if (spec instanceof NormalisationSpec normalisation) {
            return normalised(normalisation, model.weights(), below, cell, output);
        }
        if (spec instanceof RbfSpec rbf) {
            return distance(rbf, below, cell, output);
        }
        return weighted(layer, model.weights(), activations, cell, output);
    }

    private static CellReport weighted(
            Layer layer, Weights weights, Activations activations, Cell cell, float output) {
        LayerSpec spec = layer.spec();
        Tensor below = activations.output(cell.layer() - 1);
        Tensor weight = weights.get(layer.name() + ".weight");
        Tensor bias = weights.get(layer.name() + ".bias");
        Tensor sums = activations.layers().get(cell.layer()).sums().orElseThrow();
        List<CellReport.Term> terms =
                spec instanceof ConvolutionSpec convolution
                        ? convolutionTerms(below, weight, bias, convolution, cell)
                        : denseTerms(below, weight, bias, cell);
        return new CellReport.WeightedSum(
                cell,
                terms,
                bias.get(cell.channel()),
                sums.at(cell.channel(), cell.row(), cell.column()),
                spec.activation(),
                spec.isOutput(),
                output);
    }

    private static CellReport pooled(PoolingSpec spec, Tensor below, Cell cell, float output) {
        Window w = spec.window();
        Pooling.Trace trace =
                new Pooling(spec.pool(), w.size(), w.stride(), w.padding(), w.dilation())
                        .trace(below, cell.channel(), cell.row(), cell.column());
        return new CellReport.Pooled(cell, spec.pool(), trace.window(), trace.winner(), output);
    }

    private static CellReport subsampled(
            SubsamplingSpec spec, Weights weights, Tensor below, Cell cell, float output) {
        Window w = spec.window();
        Subsampling.Trace trace =
                new Subsampling(w.size(), w.stride(), w.padding(), w.dilation())
                        .trace(
                                below,
                                weights.get(spec.name() + ".coefficient"),
                                weights.get(spec.name() + ".bias"),
                                cell.channel(),
                                cell.row(),
                                cell.column());
        return new CellReport.Subsampled(
                cell,
                trace.window(),
                trace.windowSum(),
                weights.get(spec.name() + ".coefficient"),
                trace.bias(),
                trace.sum(),
                spec.activation(),
                output);
    }

    private static CellReport normalised(
            NormalisationSpec spec, Weights weights, Tensor below, Cell cell, float output) {
        Shape shape = below.shape();
        Tensor batch = below.reshape(Shape.of(1, shape.channels(), shape.rows(), shape.columns()));
        NormalisationOp normalising = new NormalisationOp(spec.kind(), spec.groups());
        NormalisationOp.Statistics statistics =
                spec.kind() == NormalisationKind.BATCH
                        ? new NormalisationOp.Statistics(
                                weights.get(spec.name() + ".mean"),
                                weights.get(spec.name() + ".variance"))
                        : normalising.statistics(batch);
        NormalisationOp.Trace trace =
                normalising.trace(
                        batch,
                        statistics,
                        weights.get(spec.name() + ".gain"),
                        weights.get(spec.name() + ".shift"),
                        (cell.channel() * shape.rows() + cell.row()) * shape.columns()
                                + cell.column());
        return new CellReport.Normalised(
                cell,
                spec.kind(),
                trace.value(),
                trace.mean(),
                trace.variance(),
                trace.normalised(),
                trace.gain(),
                trace.shift(),
                trace.sum(),
                spec.activation(),
                output);
    }

    private static CellReport distance(RbfSpec spec, Tensor below, Cell cell, float output) {
        RbfCodes codes = spec.codes();
        float[] all = new float[codes.classes() * codes.length()];
        for (int i = 0; i < all.length; i++) {
            all[i] = codes.at(i / codes.length(), i % codes.length());
        }
        Tensor table = Tensor.takeOver(Shape.of(codes.classes(), codes.length()), all);
        RbfOutput.Trace trace = RbfOutput.trace(below, table, cell.channel());
        return new CellReport.Distance(cell, trace.inputs(), trace.code(), trace.terms(), output);
    }

    private static List<CellReport.Term> convolutionTerms(
            Tensor below, Tensor weight, Tensor bias, ConvolutionSpec spec, Cell cell) {
        Window window = spec.window();
        Convolution sliding = new Convolution(window.stride(), window.padding(), window.dilation());
        boolean full = spec.table().isFull();
        Convolution.Trace trace =
                full
                        ? sliding.trace(
                                below, weight, bias, cell.channel(), cell.row(), cell.column())
                        : new TableConvolution(sliding, spec.table().inputs())
                                .trace(
                                        below,
                                        weight,
                                        bias,
                                        cell.channel(),
                                        cell.row(),
                                        cell.column());
        List<CellReport.Term> terms = new ArrayList<>();
        for (int i = 0; i < trace.partialSums().size(); i++) {
            int map = full ? i : spec.table().inputs().get(cell.channel()).get(i);
            terms.add(
                    new CellReport.Term(
                            map,
                            trace.patch().channel(i),
                            trace.kernel().channel(i),
                            trace.partialSums().get(i)));
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
