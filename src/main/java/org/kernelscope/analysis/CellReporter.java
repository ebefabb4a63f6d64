package org.kernelscope.analysis;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Cell;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.DropoutSpec;
import org.kernelscope.network.LayerSpec;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.RbfSpec;
import org.kernelscope.network.SubsamplingSpec;
import org.kernelscope.op.Convolution;
import org.kernelscope.op.Dense;
import org.kernelscope.op.NormalisationOp;
import org.kernelscope.op.Pooling;
import org.kernelscope.op.RbfOutput;
import org.kernelscope.op.Subsampling;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/** Explains single cells of a network. Any thread. */
public final class CellReporter {
    private CellReporter() {}

    /** The report on {@code cell} of {@code activations}, which {@code model} computed. */
    public static CellReport report(Model model, Activations activations, Cell cell) {
        if (cell.isInput()) {
            float ink = activations.input().at(cell.channel(), cell.row(), cell.column());
            return new CellReport.Pixel(cell, ink);
        }
        return model.architecture()
                .layers()
                .get(cell.layer())
                .spec()
                .accept(new OfKind(model, activations, cell));
    }

    /** The report for each kind of layer. */
    private record OfKind(Model model, Activations activations, Cell cell)
            implements LayerSpec.Visitor<CellReport> {
        private Tensor below() {
            return activations.output(cell.layer() - 1);
        }

        private float output() {
            return activations.output(cell.layer()).at(cell.channel(), cell.row(), cell.column());
        }

        private Tensor parameter(LayerSpec spec, String name) {
            return model.weights().get(spec.name() + "." + name);
        }

        @Override
        public CellReport convolution(ConvolutionSpec spec) {
            Tensor weight = parameter(spec, "weight");
            Tensor bias = parameter(spec, "bias");
            int map = cell.channel();
            boolean full = !spec.hasConnectionTable();
            Convolution.Trace trace =
                    full
                            ? spec.operation()
                                    .trace(below(), weight, bias, map, cell.row(), cell.column())
                            : spec.tableOperation()
                                    .trace(below(), weight, bias, map, cell.row(), cell.column());
            List<CellReport.Term> terms = new ArrayList<>();
            for (int i = 0; i < trace.partialSums().size(); i++) {
                terms.add(
                        new CellReport.Term(
                                full ? i : spec.table().inputs().get(map).get(i),
                                trace.patch().channel(i),
                                trace.kernel().channel(i),
                                trace.partialSums().get(i)));
            }
            return weightedSum(spec, terms);
        }

        @Override
        public CellReport subsampling(SubsamplingSpec spec) {
            Tensor coefficient = parameter(spec, "coefficient");
            Subsampling.Trace trace =
                    spec.operation()
                            .trace(
                                    below(),
                                    coefficient,
                                    parameter(spec, "bias"),
                                    cell.channel(),
                                    cell.row(),
                                    cell.column());
            return new CellReport.Subsampled(
                    cell,
                    trace.window(),
                    trace.windowSum(),
                    coefficient,
                    trace.bias(),
                    trace.sum(),
                    spec.activation(),
                    output());
        }

        @Override
        public CellReport pooling(PoolingSpec spec) {
            Pooling.Trace trace =
                    spec.operation().trace(below(), cell.channel(), cell.row(), cell.column());
            return new CellReport.Pooled(
                    cell, spec.pool(), trace.window(), trace.winner(), output());
        }

        @Override
        public CellReport normalisation(NormalisationSpec spec) {
            Shape shape = below().shape();
            Tensor batch =
                    below().reshape(Shape.of(1, shape.channels(), shape.rows(), shape.columns()));
            NormalisationOp.Trace trace =
                    spec.operation()
                            .trace(
                                    batch,
                                    spec.statistics(model.weights(), batch),
                                    spec.gain(model.weights()),
                                    spec.shift(model.weights()),
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
                    output());
        }

        @Override
        public CellReport dropout(DropoutSpec spec) {
            return new CellReport.Unchanged(cell, output());
        }

        @Override
        public CellReport dense(DenseSpec spec) {
            return weightedSum(spec, unitTerms(spec));
        }

        @Override
        public CellReport softmax(OutputSpec spec) {
            return weightedSum(spec, unitTerms(spec));
        }

        @Override
        public CellReport rbf(RbfSpec spec) {
            RbfOutput.Trace trace =
                    RbfOutput.trace(below(), spec.codes().toTensor(), cell.channel());
            return new CellReport.Distance(
                    cell, trace.inputs(), trace.code(), trace.terms(), output());
        }

        private List<CellReport.Term> unitTerms(LayerSpec spec) {
            Dense.Trace trace =
                    Dense.trace(
                            below(),
                            parameter(spec, "weight"),
                            parameter(spec, "bias"),
                            cell.channel());
            int plane = below().shape().plane();
            List<CellReport.Term> terms = new ArrayList<>();
            for (int map = 0; map < below().shape().channels(); map++) {
                double sum = 0;
                for (int i = map * plane; i < (map + 1) * plane; i++) {
                    sum += trace.product(i);
                }
                terms.add(
                        new CellReport.Term(
                                map,
                                trace.inputs().channel(map),
                                trace.weights().channel(map),
                                sum));
            }
            return terms;
        }

        private CellReport weightedSum(LayerSpec spec, List<CellReport.Term> terms) {
            Tensor sums = activations.layers().get(cell.layer()).sums().orElseThrow();
            return new CellReport.WeightedSum(
                    cell,
                    terms,
                    parameter(spec, "bias").get(cell.channel()),
                    sums.at(cell.channel(), cell.row(), cell.column()),
                    spec.activation(),
                    spec.isOutput(),
                    output());
        }
    }
}
