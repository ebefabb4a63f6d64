package org.kernelscope.ui.arithmetic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.kernelscope.analysis.ConvolutionGradients;
import org.kernelscope.analysis.GradientCheck;
import org.kernelscope.analysis.GradientReport;
import org.kernelscope.analysis.MapReport;
import org.kernelscope.analysis.TermBreakdown;
import org.kernelscope.analysis.TermBreakdown.Entry;
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
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.arithmetic.TermLines.Line;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.OpenLevel;

/** The figures of the way back. Stateless. */
final class BackwardFigures {
    private BackwardFigures() {}

    /** The figure of a tab of {@link DetailTab#backward}. */
    static Figure of(GradientContext context, OpenLevel level, DetailTab tab) {
        Cell cell = level.cell();
        return switch (tab) {
            case GATE -> new GateFigure(context, cell, level.depth() == OpenLevel.Depth.CELL);
            case UNFLATTEN -> FlattenFigure.backward(context, cell.layer());
            case WEIGHTS -> weights(context, cell);
            case TERMS ->
                    level.depth() == OpenLevel.Depth.WEIGHT
                            ? new WeightTermsFigure(
                                    context,
                                    context.layer(cell.layer()),
                                    cell.channel(),
                                    level.weight())
                            : terms(context, cell);
            case STEP -> new StepFigure(context, Objects.requireNonNull(context.step()), level);
            case LANDSCAPE ->
                    new LandscapeFigure(context, Objects.requireNonNull(context.landscape()));
            default -> error(context, cell);
        };
    }

    private static Figure weights(GradientContext context, Cell cell) {
        Layer layer = context.layer(cell.layer());
        return layer.spec() instanceof ConvolutionSpec
                ? new KernelGradientFigure(
                        context,
                        ConvolutionGradients.toKernel(
                                context.values().activations(),
                                context.gradients(),
                                layer,
                                cell.channel()),
                        cell.channel())
                : new UnitWeightsFigure(context, layer, cell.channel());
    }

    private static Figure error(GradientContext context, Cell cell) {
        return context.isLast(cell.layer())
                ? new LossFigure(context)
                : context.layer(cell.layer() + 1).spec().accept(new FromAbove(context, cell));
    }

    /** All terms of the gradient of a cell, and the check by a difference quotient. */
    private static Figure terms(GradientContext context, Cell cell) {
        if (context.isLast(cell.layer())) {
            return new LossFigure(context);
        }
        GradientReport report =
                GradientReport.of(
                        context.values().model(),
                        context.values().activations(),
                        context.gradients(),
                        cell);
        List<Entry> entries = new ArrayList<>();
        for (GradientReport.Term term : report.terms()) {
            entries.add(new Entry(term.above(), term.gradient(), term.slope(), term.product()));
        }
        entries.sort(Comparator.comparingDouble(entry -> -Math.abs(entry.amount())));
        TermBreakdown breakdown =
                new TermBreakdown(cell, TermBreakdown.Way.PRODUCT, entries, 0, report.gradient());
        List<Line> after = new ArrayList<>();
        GradientReport.OfActivation activation = report.activation();
        if (activation != null && context.activation(cell.layer()) != Activation.IDENTITY) {
            String z = Numbers.value(activation.sum());
            after.add(
                    new Line(
                            context.texts().get("backward.slope", z),
                            Numbers.value(activation.slope())));
            after.add(new Line("= dL/dz", Numbers.signed(activation.gradient())));
        }
        List<String> checks = new ArrayList<>();
        if (entries.isEmpty()) {
            checks.add(context.texts().get("gradient.note.joined"));
        } else {
            checks.add(TermBreakdownFigure.check(breakdown, context.values()));
        }
        checks.addAll(
                WeightTermsFigure.checks(
                        context,
                        GradientCheck.ofCell(context.question(), cell),
                        report.gradient()));
        return new TermBreakdownFigure(
                breakdown,
                new TermBreakdownFigure.Reading(
                        "= " + context.symbol(cell.layer()), after, checks, true),
                context.values());
    }

    /** The figure of each kind of layer's errors on their way back. */
    private record FromAbove(GradientContext context, Cell cell)
            implements LayerSpec.Visitor<Figure> {
        private Layer above() {
            return context.layer(cell.layer() + 1);
        }

        @Override
        public Figure convolution(ConvolutionSpec spec) {
            ConvolutionGradients.ToInput half =
                    ConvolutionGradients.toInput(
                            context.values().model(), context.gradients(), above(), cell.channel());
            Tensor after = context.errors(cell.layer()).channel(cell.channel());
            MapReport.Convolved map =
                    new MapReport.Convolved(
                            above(),
                            cell.channel(),
                            half.parts(),
                            0,
                            half.gradient(),
                            context.activation(cell.layer()),
                            after);
            FigureContext values = context.values();
            double note = ConvolutionSubject.Backward.NOTE * values.em();
            return new ConvolutionFigure(
                    map,
                    new ConvolutionSubject.Backward(map, half.window(), context, values.height()),
                    values.withHeight(values.height() - note));
        }

        @Override
        public Figure subsampling(SubsamplingSpec spec) {
            return new SharingFigure(context, above(), cell.channel());
        }

        @Override
        public Figure pooling(PoolingSpec spec) {
            return new SharingFigure(context, above(), cell.channel());
        }

        @Override
        public Figure normalisation(NormalisationSpec spec) {
            return new SharingFigure(context, above(), cell.channel());
        }

        @Override
        public Figure dropout(DropoutSpec spec) {
            return new SharingFigure(context, above(), cell.channel());
        }

        @Override
        public Figure dense(DenseSpec spec) {
            return consumers();
        }

        @Override
        public Figure softmax(OutputSpec spec) {
            return consumers();
        }

        private Figure consumers() {
            boolean units = context.gradients().output(cell.layer()).shape().isUnits();
            return units
                    ? terms(context, cell)
                    : new ConsumersFigure(context, above(), cell.channel());
        }

        @Override
        public Figure rbf(RbfSpec spec) {
            return terms(context, cell);
        }
    }
}
