package org.kernelscope.ui.arithmetic.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kernelscope.analysis.Backpropagation;
import org.kernelscope.analysis.CellReporter;
import org.kernelscope.analysis.MapReporter;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.Cell;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.LayerKind;
import org.kernelscope.network.LayerSpec;
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
import org.kernelscope.ui.arithmetic.code.SourceText.Span;
import org.kernelscope.ui.arithmetic.code.Walkthrough.Execution;
import org.kernelscope.ui.arithmetic.code.Walkthrough.Variable;
import org.kernelscope.ui.paint.Numbers;

/** The lines that are marked exist, run in order, and have the numbers of the network. */
final class WalkthroughTest {
    /** The presets, and a network with every activation, pooling and normalisation. */
    static List<Architecture> architectures() throws ArchitectureException {
        List<Architecture> all = new ArrayList<>(Presets.all());
        List<LayerSpec> layers = new ArrayList<>();
        for (Activation activation : Activation.values()) {
            layers.add(
                    new ConvolutionSpec(
                            "C" + layers.size(), 2, new Window(3, 1, 1, 1), activation));
        }
        for (NormalisationKind kind : NormalisationKind.values()) {
            layers.add(new NormalisationSpec("N" + layers.size(), kind, 1, Activation.TANH));
        }
        for (PoolKind pool : PoolKind.values()) {
            layers.add(new PoolingSpec("P" + layers.size(), pool, new Window(2, 2, 0, 1)));
        }
        layers.add(new DenseSpec("F", 7, Activation.SIGMOID));
        layers.add(new OutputSpec("output", 10));
        all.add(Architecture.of("everything", new InputSpec(32, 0, 1), layers));
        return all;
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void everyLineThatIsMarkedExistsAndTheEndIsTheValueOfTheNetwork(Architecture architecture) {
        Weights weights = InitialWeights.draw(architecture, 3);
        Tensor input = noise(architecture.input().shape());
        Activations activations = Backpropagation.forward(architecture, weights, input);
        Model model = new Model(architecture, weights, Map.of());
        for (Layer layer : architecture.layers()) {
            LayerKind kind = layer.spec().layerKind();
            if (kind == LayerKind.DROPOUT) {
                continue;
            }
            Shape shape = layer.outputShape();
            Cell cell = new Cell(layer.index(), 1, shape.rows() / 2, shape.columns() / 2);
            Walkthrough map =
                    MapWalkthroughs.of(MapReporter.report(model, activations, layer.index(), 1))
                            .orElseThrow();
            boolean dense = kind == LayerKind.DENSE || kind == LayerKind.OUTPUT;
            Walkthrough one =
                    CellWalkthroughs.of(CellReporter.report(model, activations, cell), dense)
                            .orElseThrow();
            String what = architecture.id() + " " + layer.name();
            check(what, map);
            check(what, one);
            float output =
                    activations.output(layer.index()).at(cell.channel(), cell.row(), cell.column());
            assertThat(one.at(one.steps()).variables())
                    .as(what)
                    .extracting(Variable::value)
                    .contains(Numbers.value(output));
        }
    }

    private static void check(String what, Walkthrough walkthrough) {
        Set<SourceBlock> lit = new HashSet<>();
        int stride = Math.max(1, walkthrough.steps() / 97);
        for (int step = 0; step <= walkthrough.steps(); step += stride) {
            for (Execution execution : walkthrough.executions().apply(step)) {
                SourceBlock block = execution.line().block();
                Span span = SourceText.of(block.operation()).span(execution.line());
                assertThat(walkthrough.blocks()).as(what).contains(block);
                assertThat(SourceText.of(block.operation()).line(span.first()).strip())
                        .as(what)
                        .startsWith(execution.line().statement());
                assertThat(execution.variables()).as(what).isNotEmpty();
                lit.add(block);
            }
        }
        assertThat(lit).as(what).isNotEmpty();
    }

    private static Tensor noise(Shape shape) {
        Random random = new Random(8);
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return Tensor.takeOver(shape, values);
    }

    /** One map of 32 × 32, one 3 × 3 kernel of 1 … 9, bias 0.5, and x = 2 everywhere. */
    private static Walkthrough worked() throws ArchitectureException {
        Architecture architecture =
                Architecture.of(
                        "worked",
                        new InputSpec(32, 0, 1),
                        List.of(
                                new ConvolutionSpec("C", 1, Window.of(3), Activation.RELU),
                                new OutputSpec("output", 2)));
        Weights weights =
                InitialWeights.draw(architecture, 1)
                        .withAll(
                                Map.of(
                                        "C.weight",
                                        Tensor.of(Shape.of(1, 1, 3, 3), 1, 2, 3, 4, 5, 6, 7, 8, 9),
                                        "C.bias",
                                        Tensor.of(Shape.of(1), 0.5f)));
        float[] two = new float[32 * 32];
        java.util.Arrays.fill(two, 2);
        Tensor input = Tensor.takeOver(architecture.input().shape(), two);
        Activations activations = Backpropagation.forward(architecture, weights, input);
        Model model = new Model(architecture, weights, Map.of());
        return CellWalkthroughs.of(
                        CellReporter.report(model, activations, new Cell(0, 0, 4, 5)), false)
                .orElseThrow();
    }

    @Test
    void theProductsOfAConvolutionAreAddedInTheOrderOfTheLoops() throws ArchitectureException {
        Walkthrough walkthrough = worked();
        assertThat(walkthrough.steps()).isEqualTo(9 + 1);
        // 2 · (1 + 2 + 3 + 4) = 20 after the product of u = 1, v = 0.
        Execution fourth = walkthrough.at(3);
        assertThat(fourth.line().statement()).isEqualTo("sum += ");
        assertThat(fourth.variables())
                .containsExactly(
                        new Variable("in", "0"),
                        new Variable("u", "1"),
                        new Variable("v", "0"),
                        new Variable("weight.get(at)", "4.000"),
                        new Variable("cell(…)", "2.000"),
                        new Variable("sum", "20.00"));
        // The end of a row: both loops go on.
        assertThat(walkthrough.executions().apply(2))
                .extracting(execution -> execution.line().statement())
                .containsExactly("sum += ", "for (int u = 0;", "for (int v = 0;");
        // The end of the map: 2 · 45 = 90, and 90.5 with the bias.
        assertThat(walkthrough.executions().apply(8))
                .extracting(execution -> execution.line().statement())
                .containsExactly("sum += ", "return sum;", "sum += partialSum(");
        assertThat(walkthrough.at(8.99).variables()).contains(new Variable("sum", "90.50"));
        assertThat(walkthrough.at(9).line().statement()).isEqualTo("sums[at++] = ");
        assertThat(walkthrough.at(10).line().block()).isEqualTo(SourceBlock.of(Activation.RELU));
        assertThat(walkthrough.at(10).variables()).contains(new Variable("y", "90.50"));
    }

    @Test
    void betweenTwoStepsTheLinesThatRunFollowOneAnother() throws ArchitectureException {
        Walkthrough walkthrough = worked();
        assertThat(walkthrough.at(2.0).line().statement()).isEqualTo("sum += ");
        assertThat(walkthrough.at(2.4).line().statement()).isEqualTo("for (int u = 0;");
        assertThat(walkthrough.at(2.9).line().statement()).isEqualTo("for (int v = 0;");
        assertThat(walkthrough.at(99)).isEqualTo(walkthrough.at(10));
    }

    @Test
    void aLineIsFoundByItsTextWithinItsMethod() {
        SourceText source =
                SourceText.parse(
                        "Example.java",
                        """
                        class Example {
                            int one() {
                                return 1;
                            }

                            int two(
                                    int a) {
                                return 2
                                        + a;
                            }
                        }
                        """);
        SourceBlock two = new SourceBlock(Object.class, List.of("int two("));
        assertThat(source.span(two)).isEqualTo(new Span(5, 9));
        assertThat(source.span(two.line("return "))).isEqualTo(new Span(7, 8));
        assertThatThrownBy(() -> source.span(two.line("sum +=")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("Example.java", "sum +=");
        SourceBlock whole = new SourceBlock(Object.class, List.of("class Example"));
        assertThatThrownBy(() -> source.span(whole.line("return ")))
                .hasMessageContaining("more than one");
    }
}
