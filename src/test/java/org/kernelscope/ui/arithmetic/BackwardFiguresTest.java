package org.kernelscope.ui.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.analysis.Backpropagation;
import org.kernelscope.analysis.Example;
import org.kernelscope.analysis.Landscape;
import org.kernelscope.analysis.MapWeights;
import org.kernelscope.analysis.OptimizerStep;
import org.kernelscope.analysis.TrainingStep;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Preparation;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.engine.Schedule;
import org.kernelscope.engine.TrainingSettings;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.Cell;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DropoutSpec;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.op.PoolKind;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.arithmetic.Figure.HitTarget;
import org.kernelscope.ui.paint.ColorScale;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.ScaleMode;
import org.kernelscope.ui.state.BackwardResult;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.LandscapeModel;
import org.kernelscope.ui.state.OpenLevel;

/** The figures of the way back are pure functions of time, for every kind of layer. */
final class BackwardFiguresTest {
    @ParameterizedTest
    @ValueSource(strings = {"lenet5-modern", "lenet5-1998", "tiny", "mlp"})
    void everyTabOfEveryLayerIsPaintedAndTheSameTimeGivesTheSamePixels(String id) {
        checkAll(Presets.byId(id).orElseThrow(), Loss.usual(Presets.byId(id).orElseThrow()));
    }

    @Test
    void everyOtherKindOfLayerToo() throws ArchitectureException {
        Architecture architecture =
                Architecture.of(
                        "kinds",
                        new InputSpec(13, 0, 1),
                        List.of(
                                new ConvolutionSpec(
                                        "C1", 4, new Window(3, 2, 1, 1), Activation.RELU),
                                new NormalisationSpec(
                                        "N2", NormalisationKind.BATCH, 1, Activation.RELU),
                                new DropoutSpec("D3", 0.5),
                                new PoolingSpec("S4", PoolKind.AVERAGE, new Window(2, 1, 0, 1)),
                                new NormalisationSpec(
                                        "N5", NormalisationKind.LAYER, 1, Activation.IDENTITY),
                                new PoolingSpec("S6", PoolKind.L2, new Window(3, 2, 1, 1)),
                                new ConvolutionSpec(
                                        "C7", 2, new Window(2, 1, 0, 1), Activation.TANH),
                                new OutputSpec("output", 3)));
        checkAll(architecture, Loss.SQUARED_ERROR);
    }

    private static void checkAll(Architecture architecture, Loss loss) {
        GradientContext context = context(architecture, loss);
        for (OpenLevel level : levels(architecture)) {
            int layer = level.cell().layer();
            for (DetailTab tab : DetailTab.backward(architecture, layer, level.depth())) {
                String what = architecture.id() + " " + level + " " + tab;
                FiguresTest.check(what, BackwardFigures.of(context, level, tab));
            }
        }
    }

    private static List<OpenLevel> levels(Architecture architecture) {
        int side = architecture.input().size();
        Cell pixel = new Cell(Cell.INPUT, 0, side / 2, side / 3);
        List<OpenLevel> levels =
                new ArrayList<>(List.of(OpenLevel.ofMap(pixel), OpenLevel.ofCell(pixel)));
        architecture.layers().forEach(layer -> levels.addAll(levels(layer)));
        return levels;
    }

    private static List<OpenLevel> levels(Layer layer) {
        Shape shape = layer.outputShape();
        Cell cell =
                new Cell(
                        layer.index(), shape.channels() / 2, shape.rows() / 2, shape.columns() / 2);
        List<OpenLevel> levels =
                new ArrayList<>(List.of(OpenLevel.ofMap(cell), OpenLevel.ofCell(cell)));
        int weights = MapWeights.of(layer, cell.channel()).count();
        if (weights > 0) {
            levels.add(OpenLevel.ofWeight(cell, weights / 2));
            levels.add(OpenLevel.ofWeight(cell, weights - 1));
        }
        return levels;
    }

    /** All weights of a kernel and its bias can be opened, and another kernel can be chosen. */
    @Test
    void aClickOpensTheWeightUnderThePointer() {
        GradientContext context = context(Presets.LENET5_MODERN, Loss.CROSS_ENTROPY);
        OpenLevel level = OpenLevel.ofMap(new Cell(2, 10, 0, 0));
        Figure figure = BackwardFigures.of(context, level, DetailTab.WEIGHTS);
        assertThat(figure.parts()).isEqualTo(6);
        assertThat(weights(figure)).hasSize(26).contains(0, 24, 150);
        assertThat(weights(figure.opening(2))).hasSize(26).contains(50, 74, 150);
    }

    /** The clock goes through the weights of the chosen kernel, then to the bias of the map. */
    @Test
    void theClockOfTheKernelsNamesTheWeight() {
        GradientContext context = context(Presets.LENET5_MODERN, Loss.CROSS_ENTROPY);
        OpenLevel level = OpenLevel.ofMap(new Cell(2, 10, 0, 0));
        Figure figure = BackwardFigures.of(context, level, DetailTab.WEIGHTS);
        assertThat(figure.weightAt(0)).isZero();
        assertThat(figure.weightAt(24.9)).isEqualTo(24);
        assertThat(figure.weightAt(25)).isEqualTo(150);
        assertThat(figure.opening(2).weightAt(3)).isEqualTo(53);
        Figure unit =
                BackwardFigures.of(
                        context, OpenLevel.ofMap(new Cell(4, 1, 0, 0)), DetailTab.WEIGHTS);
        Tensor all = Objects.requireNonNull(context.gradients().parameters().get("C5.weight"));
        for (int time = 0; time <= unit.steps(); time++) {
            int weight = unit.weightAt(time);
            assertThat(unit.caption(time)).endsWith(Numbers.signed(all.get(400 + weight)));
        }
        Figure error = BackwardFigures.of(context, level, DetailTab.ERROR);
        assertThat(error.weightAt(3)).isEqualTo(-1);
    }

    /** Value 156 of the vector of 576 comes from row 2, column 1 of the second map of 12×12. */
    @Test
    void unflatteningReturnsEachGradientToItsCell() {
        GradientContext context = context(Presets.TINY, Loss.CROSS_ENTROPY);
        OpenLevel level = OpenLevel.ofMap(new Cell(1, 1, 1, 0));
        assertThat(DetailTab.backward(Presets.TINY, 1, level.depth()))
                .contains(DetailTab.UNFLATTEN);
        assertThat(DetailTab.backward(Presets.TINY, 0, level.depth()))
                .as("a pooling layer is above")
                .doesNotContain(DetailTab.UNFLATTEN);
        assertThat(DetailTab.backward(Presets.LENET5_MODERN, 4, level.depth()))
                .as("units are a vector already")
                .doesNotContain(DetailTab.UNFLATTEN);
        assertThat(DetailTab.backward(Presets.MLP, Cell.INPUT, level.depth()))
                .contains(DetailTab.UNFLATTEN);
        Figure figure = BackwardFigures.of(context, level, DetailTab.UNFLATTEN);
        assertThat(figure.steps()).isEqualTo(575);
        assertThat(figure.timeOf(level.cell())).isEqualTo(156);
        assertThat(figure.cellAt(156.5)).isEqualTo(level.cell());
        assertThat(figure.timeOf(new Cell(0, 1, 1, 0))).isNaN();
    }

    private static Set<Integer> weights(Figure figure) {
        Set<Integer> found = new HashSet<>();
        for (double x = 0; x < 600; x += 3) {
            for (double y = 0; y < 560; y += 3) {
                HitTarget target = figure.at(x, y);
                if (target.kind() == HitTarget.Kind.WEIGHT) {
                    found.add(target.part());
                }
            }
        }
        return found;
    }

    @Test
    void aClassOfTheLossBecomesTheRightOne() {
        GradientContext context = context(Presets.LENET5_MODERN, Loss.CROSS_ENTROPY);
        OpenLevel level = OpenLevel.ofMap(new Cell(6, 3, 0, 0));
        Figure figure = BackwardFigures.of(context, level, DetailTab.ERROR);
        Set<Integer> classes = new HashSet<>();
        for (double y = 0; y < 560; y += 3) {
            HitTarget target = figure.at(100, y);
            Cell cell = target.cell();
            if (target.kind() == HitTarget.Kind.LABEL && cell != null) {
                classes.add(cell.channel());
            }
        }
        assertThat(classes).hasSize(10);
    }

    /** A pixel is opened from the map of all pixels, and its gradient has 25 terms for each map. */
    @Test
    void theGradientOfAPixelOpensIntoItsTerms() {
        GradientContext context = context(Presets.LENET5_MODERN, Loss.CROSS_ENTROPY);
        Cell pixel = new Cell(Cell.INPUT, 0, 12, 9);
        Figure all = BackwardFigures.of(context, OpenLevel.ofMap(pixel), DetailTab.ERROR);
        double time = all.timeOf(pixel);
        assertThat(all.cellAt(time)).isEqualTo(pixel);
        Set<Cell> opened = new HashSet<>();
        for (double x = 0; x < 600; x += 2) {
            for (double y = 0; y < 560; y += 2) {
                HitTarget target = all.at(x, y);
                if (target.kind() == HitTarget.Kind.OPENS && target.cell() != null) {
                    opened.add(target.cell());
                }
            }
        }
        assertThat(opened).contains(pixel).allMatch(Cell::isInput);
        Figure one = BackwardFigures.of(context, OpenLevel.ofCell(pixel), DetailTab.TERMS);
        assertThat(one.steps()).isPositive();
        assertThat(one.result())
                .contains(
                        String.format(
                                Locale.ROOT, "%.6f", context.gradients().input().at(0, 12, 9)));
    }

    static GradientContext context(Architecture architecture, Loss loss) {
        Weights weights = InitialWeights.draw(architecture, 5);
        Random random = new Random(7);
        float[] pixels = new float[architecture.input().shape().size()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextInt(3) == 0 ? 1 : 0;
        }
        Tensor input = Tensor.takeOver(architecture.input().shape(), pixels);
        Model model = new Model(architecture, weights, Map.of());
        Activations seen = Backpropagation.forward(architecture, weights, input);
        Tensor digit = Tensor.zeros(Shape.of(1, 28, 28));
        InferenceResult inference =
                new InferenceResult(Drawing.EMPTY, Preparation.prepare(digit), model, seen);
        BackwardResult result =
                new BackwardResult(
                        inference,
                        1,
                        loss,
                        Backpropagation.loss(model, seen, 1, loss),
                        Backpropagation.ofLoss(model, seen, 1, loss));
        FigureContext values =
                new FigureContext(
                        600,
                        560,
                        13,
                        Texts.in(Texts.Language.ENGLISH),
                        model,
                        seen,
                        ColorScale.of(ScaleMode.MAP, seen));
        TrainingSettings settings =
                new TrainingSettings(Optimizer.ADAM, 0.01, Schedule.CONSTANT, 0, 0.1, loss, 1);
        try {
            TrainingStep step =
                    TrainingStep.of(
                            model,
                            List.of(new Example(input, 1), new Example(input, 0)),
                            settings,
                            new OptimizerStep(settings).start(architecture));
            MapWeights first = MapWeights.of(architecture.layers().get(0), 0);
            Landscape.Axes axes = Landscape.ofWeights(model, first.at(0), first.at(1), 0.5);
            float[] losses = new float[16 * 16];
            for (int i = 0; i < losses.length; i++) {
                losses[i] = 0.1f + random.nextFloat();
            }
            Landscape landscape =
                    new Landscape(model, axes, Tensor.takeOver(Shape.of(1, 16, 16), losses));
            LandscapeModel.View view =
                    new LandscapeModel.View(
                            landscape,
                            first.at(0),
                            first.at(1),
                            1,
                            List.of(new double[] {0.5, 0.5}, new double[2]));
            return new GradientContext(values, result, step, view);
        } catch (UserFacingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
