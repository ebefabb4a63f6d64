package org.kernelscope.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The two LeNets of the literature against the numbers that their papers print. */
final class Lenet1998Test {
    private static final Architecture LENET = Presets.LENET5_1998;

    @ParameterizedTest
    @CsvSource({
        "C1, 6×28×28, (5·5·1+1)·6, 156, 122304, 5, 1",
        "S2, 6×14×14, (1+1)·6, 12, 5880, 6, 2",
        "C3, 16×10×10, (5·5·3+1)·6 + (5·5·4+1)·9 + (5·5·6+1)·1, 1516, 151600, 14, 2",
        "S4, 16×5×5, (1+1)·16, 32, 2000, 16, 4",
        "C5, 120×1×1, (5·5·16+1)·120, 48120, 48120, 32, 4",
        "F6, 84×1×1, (120+1)·84, 10164, 10164, 32, 4",
        "output, 10×1×1, '', 0, 840, 32, 4"
    })
    void everyLayerHasTheNumbersOfThePaper(
            String name,
            String shape,
            String formula,
            long parameters,
            long connections,
            int field,
            int jump) {
        Layer layer = LENET.layer(name).orElseThrow();
        assertThat(layer.outputShape()).hasToString(shape);
        assertThat(layer.parameterFormula()).hasToString(formula);
        assertThat(layer.parameterCount()).isEqualTo(parameters);
        assertThat(layer.connections()).isEqualTo(connections);
        assertThat(layer.receptiveField().size()).isEqualTo(field);
        assertThat(layer.receptiveField().jump()).isEqualTo(jump);
    }

    @Test
    void theWholeHasTheNumbersOfThePaper() {
        assertThat(LENET.parameterCount()).isEqualTo(60_000);
        assertThat(LENET.connections()).isEqualTo(340_908);
        assertThat(LENET.input()).isEqualTo(new InputSpec(32, -0.1f, 1.175f));
        assertThat(LENET.initialisation()).isEqualTo(Initialisation.LECUN_1998);
    }

    @Test
    void c1TakesTheMultiplicationsOfTheTextbooks() {
        assertThat(LENET.layer("C1").orElseThrow().multiplyAccumulates()).isEqualTo(117_600);
    }

    @Test
    void whatDoesNotExistIsNotSaved() {
        assertThat(LENET.parameters())
                .extracting(parameter -> parameter.name() + " " + parameter.shape())
                .containsExactly(
                        "C1.weight 6×1×5×5",
                        "C1.bias 6",
                        "S2.coefficient 6",
                        "S2.bias 6",
                        "C3.weight 60×5×5",
                        "C3.bias 16",
                        "S4.coefficient 16",
                        "S4.bias 16",
                        "C5.weight 120×16×5×5",
                        "C5.bias 120",
                        "F6.weight 84×120",
                        "F6.bias 84");
    }

    /** LeCun et al., NIPS 1990: "98442 connections and 2578 independent parameters". */
    @Test
    void lenet1HasTheNumbersOfItsPaper() {
        assertThat(Presets.LENET1.parameterCount()).isEqualTo(2_578);
        assertThat(Presets.LENET1.connections()).isEqualTo(98_442);
        assertThat(Presets.LENET1.layer("H3").orElseThrow().parameterFormula())
                .hasToString("(5·5·1+1)·4 + (5·5·2+1)·8");
    }

    static java.util.stream.Stream<Architecture> all() {
        return java.util.stream.Stream.concat(
                java.util.stream.Stream.concat(
                        Presets.all().stream(), LenetVariants.nonPresets().stream()),
                RandomArchitectures.first(96));
    }

    /** The formulas and the tensors are two ways to the same numbers. */
    @ParameterizedTest
    @MethodSource("all")
    void theFormulaAmountsToTheTensors(Architecture architecture) {
        for (Layer layer : architecture.layers()) {
            long numbers =
                    layer.parameters().stream()
                            .filter(ParameterSpec::isTrained)
                            .mapToLong(parameter -> parameter.shape().size())
                            .sum();
            assertThat(layer.parameterCount()).as(layer.name()).isEqualTo(numbers);
        }
    }
}
