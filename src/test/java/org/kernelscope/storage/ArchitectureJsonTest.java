package org.kernelscope.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.Pool;
import org.kernelscope.text.Problem;

final class ArchitectureJsonTest {
    private static final String SMALL =
            """
            {"id": "small",
             "input": {"size": 28, "background": 0, "ink": 1},
             "layers": [
               {"kind": "convolution", "name": "C1", "maps": 4, "kernel": 3, "activation": "tanh"},
               {"kind": "pooling", "name": "S2", "pool": "average", "size": 2},
               {"kind": "dense", "name": "F3", "units": 20, "activation": "sigmoid"},
               {"kind": "output", "name": "output", "classes": 10}]}
            """;

    static List<Architecture> presets() {
        return Presets.all();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void everyPresetComesBackAsItWas(Architecture preset) throws Exception {
        assertThat(ArchitectureJson.parse(ArchitectureJson.format(preset))).isEqualTo(preset);
    }

    @Test
    void everySettingComesBackAsItWas() throws Exception {
        Architecture unusual =
                Architecture.of(
                        "unusual-1.0",
                        new InputSpec(29, -0.1f, 1.175f),
                        List.of(
                                new ConvolutionSpec(
                                        "합성곱", 3, new Window(3, 2, 1, 2), Activation.IDENTITY),
                                new PoolingSpec("P", Pool.MAX, new Window(3, 2, 1, 1)),
                                new DenseSpec("D", 7, Activation.RELU),
                                new OutputSpec("O", 2)));
        assertThat(ArchitectureJson.parse(ArchitectureJson.format(unusual))).isEqualTo(unusual);
    }

    @Test
    void whatIsLeftOutHasItsUsualValue() throws Exception {
        assertThat(ArchitectureJson.parse(SMALL))
                .isEqualTo(
                        Architecture.of(
                                "small",
                                new InputSpec(28, 0, 1),
                                List.of(
                                        new ConvolutionSpec("C1", 4, Window.of(3), Activation.TANH),
                                        new PoolingSpec("S2", Pool.AVERAGE, new Window(2, 2, 0, 1)),
                                        new DenseSpec("F3", 20, Activation.SIGMOID),
                                        new OutputSpec("output", 10))));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "\"convolution\" | \"transformer\"  | layers[0].kind is “transformer”",
                "\"maps\": 4     | \"maps\": -4     | C1: between 1 and 65536",
                "\"maps\": 4     | \"maps\": 1e9    | C1: between 1 and 65536",
                "\"maps\": 4     | \"maps\": 4.5    | layers[0].maps must be a whole number",
                "\"maps\": 4     | \"maps\": 1e99999999 | layers[0].maps must be a number",
                "\"maps\": 4     | \"maps\": \"4\"  | layers[0].maps must be a number",
                "\"maps\": 4,    | ``               | layers[0].maps is missing",
                "\"maps\": 4     | \"mapps\": 4     | layers[0].mapps is not known",
                "\"kernel\": 3   | \"kernel\": -3   | a window of size -3",
                "\"kernel\": 3   | \"kernel\": 30   | does not fit into a map of 28×28",
                "\"kernel\": 3   | \"kernel\": 3, \"stride\": 0 | stride 0",
                "\"size\": 28    | \"size\": 1000000000 | it must have between 1 and 1024",
                "\"size\": 28    | \"size\": 27    | The input has 27",
                "\"ink\": 1      | \"ink\": 1e99    | input.ink must be a number",
                "\"ink\": 1      | \"ink\": NaN     | not valid JSON",
                "\"small\"       | \"../../etc\"    | id must be a name",
                "\"F3\"          | \"C1\"           | “C1” is empty, taken or reserved",
                "\"F3\"          | \"F/3\"          | layers[2].name must be a name",
                "\"F3\"          | \"\\u0007\"      | layers[2].name must be a name",
                "\"F3\"          | null             | layers[2].name must be a name",
                "\"units\": 20   | \"units\": 0     | F3: between 1",
                "{\"id\"         | x{\"id\"         | not valid JSON",
                "{\"id\"         | [{\"id\"         | not valid JSON",
                "{\"id\": \"small\", | {            | id is missing",
            })
    void aDescriptionThatCannotBeIsRefused(String part, String instead, String sentence) {
        String json = SMALL.replace(part, instead);
        assertThat(json).isNotEqualTo(SMALL);
        assertThatThrownBy(() -> ArchitectureJson.parse(json))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "7", "[]", "\"text\"", "{\"id\":\"a\"} {}"})
    void whatIsNoObjectIsRefused(String json) {
        assertThatThrownBy(() -> ArchitectureJson.parse(json)).isInstanceOf(Problem.class);
    }

    @Test
    void aMillionLayersAreRefused() {
        String layer = "{\"kind\":\"output\"},";
        String json = "{\"id\":\"a\",\"layers\":[" + layer.repeat(1_000_000) + "{}]}";
        assertThatThrownBy(() -> ArchitectureJson.parse(json))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("characters");
    }

    @Test
    void tooManyLayersAreRefused() {
        String layer = "{\"kind\":\"dense\",\"name\":\"D%d\",\"units\":1,\"activation\":\"relu\"},";
        StringBuilder layers = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            layers.append(layer.formatted(i));
        }
        String json = SMALL.replace("\"layers\": [", "\"layers\": [" + layers);
        assertThatThrownBy(() -> ArchitectureJson.parse(json))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("between 1 and 256 layers");
    }

    @Test
    void moreWeightsThanATensorHoldsAreRefused() {
        String wide =
                "{\"kind\":\"dense\",\"name\":\"D%d\",\"units\":65536,\"activation\":\"relu\"},";
        String json =
                SMALL.replace("\"layers\": [", "\"layers\": [" + wide.formatted(1))
                        .replace("\"layers\": [", "\"layers\": [" + wide.formatted(0));
        assertThatThrownBy(() -> ArchitectureJson.parse(json))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("D1: a layer may take at most 2147483647 multiplications");
    }

    @Test
    void stridesThatMultiplyBeyondCountingAreRefused() {
        StringBuilder layers = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            layers.append(
                    """
                    {"kind":"pooling","name":"P%d","pool":"max","size":1,"stride":1000},
                    """
                            .formatted(i));
        }
        String json = SMALL.replace("\"layers\": [", "\"layers\": [" + layers);
        assertThatThrownBy(() -> ArchitectureJson.parse(json))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("P3: the strides");
    }

    @Test
    void bottomlessNestingIsRefused() {
        assertThatThrownBy(() -> ArchitectureJson.parse("[".repeat(100_000)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("nested");
    }
}
