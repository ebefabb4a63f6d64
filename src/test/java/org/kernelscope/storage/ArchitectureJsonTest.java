package org.kernelscope.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureDraft;
import org.kernelscope.network.ConnectionTable;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.DropoutSpec;
import org.kernelscope.network.Initialisation;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.LayerKind;
import org.kernelscope.network.LayerSpec;
import org.kernelscope.network.LenetVariants;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.PixelOrder;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.Presets;
import org.kernelscope.network.RandomArchitectures;
import org.kernelscope.network.RbfSpec;
import org.kernelscope.network.SubsamplingSpec;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.op.PoolKind;
import org.kernelscope.text.UserFacingException;

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

    /** Every kind of layer with every setting that it has. */
    private static final String FAMILY =
            """
            {"id": "family",
             "input": {"channels": 3, "size": 28, "background": -0.1, "ink": 1.175},
             "initialisation": "lecun-1998",
             "layers": [
               {"kind": "convolution", "name": "C1", "maps": 2, "kernel": 5,
                "table": [[0, 1], [2]], "activation": "scaled-tanh"},
               {"kind": "subsampling", "name": "S2", "size": 2, "activation": "leaky-relu"},
               {"kind": "normalisation", "name": "N3", "over": "group", "groups": 2,
                "activation": "swish"},
               {"kind": "pooling", "name": "P4", "pool": "min", "size": 2},
               {"kind": "dropout", "name": "D5", "rate": 0.25},
               {"kind": "pooling", "name": "P6", "pool": "average", "size": "all"},
               {"kind": "dense", "name": "F7", "units": 84, "activation": "tanh"},
               {"kind": "rbf", "name": "output"}]}
            """;

    static Stream<Architecture> architectures() {
        return Stream.of(
                        Presets.all().stream(),
                        LenetVariants.nonPresets().stream(),
                        IntStream.range(0, 200)
                                .mapToObj(seed -> RandomArchitectures.draw(seed, 28)))
                .flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void everyNetworkComesBackAsItWas(Architecture architecture) throws Exception {
        String json = ArchitectureJson.format(architecture);
        assertThat(ArchitectureJson.parse(json)).isEqualTo(architecture);
    }

    @Test
    void anOrderOfThePixelsIsReadAgainAndCheckedForEachOne() throws Exception {
        Architecture plain = Presets.MLP;
        int pixels = plain.input().size() * plain.input().size();
        PixelOrder drawn = PixelOrder.draw(pixels, 7);
        Architecture shuffled =
                Architecture.of(
                        "shuffled",
                        plain.input().withOrder(drawn),
                        plain.layers().stream().map(Layer::spec).toList());
        String json = ArchitectureJson.format(shuffled);
        assertThat(ArchitectureJson.parse(json)).isEqualTo(shuffled).isNotEqualTo(plain);
        String first = "\"order\": [" + drawn.toArray()[0] + ",";
        assertThat(json).contains(first);
        for (String wrong : List.of("-1", "784", "2.5", "\"a\"", "null", "[1]", "1e9")) {
            assertRefused(json.replace(first, "\"order\": [" + wrong + ","));
        }
        int second = drawn.toArray()[1];
        assertRefused(json.replace(first, "\"order\": [" + second + ","));
        assertRefused(json.replace(first, "\"order\": ["));
        assertRefused(json.replace(first, "\"order\": 3, \"others\": ["));
    }

    private static void assertRefused(String json) {
        assertThatThrownBy(() -> ArchitectureJson.parse(json))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("order");
    }

    @Test
    void whatIsWrittenToAFileIsReadAgain(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("own.json");
        ArchitectureJson.write(file, Presets.LENET5_1998);
        assertThat(ArchitectureJson.read(file)).isEqualTo(Presets.LENET5_1998);
        assertThat(Files.readString(file)).contains("[0, 1, 2, 3, 4, 5]").endsWith("}\n");
    }

    @Test
    void whatCouldNotBeReadAgainIsNotWritten(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("own.json");
        Architecture nameless =
                ArchitectureDraft.of(Presets.TINY).withId("../mine").architecture().orElseThrow();
        assertThatThrownBy(() -> ArchitectureJson.write(file, nameless))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("id must be a name");
        assertThat(file).doesNotExist();
    }

    @Test
    void everyKindOfLayerIsRead() throws Exception {
        Architecture family =
                Architecture.of(
                        "family",
                        new InputSpec(3, 28, -0.1f, 1.175f),
                        Initialisation.LECUN_1998,
                        List.of(
                                new ConvolutionSpec(
                                        "C1",
                                        2,
                                        Window.of(5),
                                        ConnectionTable.of(List.of(List.of(0, 1), List.of(2))),
                                        Activation.SCALED_TANH),
                                new SubsamplingSpec(
                                        "S2", new Window(2, 2, 0, 1), Activation.LEAKY_RELU),
                                new NormalisationSpec(
                                        "N3", NormalisationKind.GROUP, 2, Activation.SWISH),
                                new PoolingSpec("P4", PoolKind.MIN, new Window(2, 2, 0, 1)),
                                new DropoutSpec("D5", 0.25),
                                new PoolingSpec("P6", PoolKind.AVERAGE, new Window(6, 6, 0, 1)),
                                new DenseSpec("F7", 84, Activation.TANH),
                                new RbfSpec("output")));
        assertThat(ArchitectureJson.parse(FAMILY)).isEqualTo(family);
        assertThat(ArchitectureJson.format(family))
                .contains("\"size\": \"all\"", "\"channels\": 3", "[0, 1],\n")
                .doesNotContain("[\n        0");
    }

    @ParameterizedTest
    @EnumSource(LayerKind.class)
    void everyKindComesBackAsItWas(LayerKind kind) throws Exception {
        List<LayerSpec> layers =
                kind.isOutput()
                        ? List.of(new DenseSpec("F1", 84, Activation.RELU), named(kind))
                        : List.of(named(kind), new OutputSpec("output", 10));
        Architecture written = Architecture.of("kinds", new InputSpec(28, 0, 1), layers);
        assertThat(ArchitectureJson.parse(ArchitectureJson.format(written))).isEqualTo(written);
    }

    private static LayerSpec named(LayerKind kind) {
        return kind.defaultSpec().withName(kind.name(0));
    }

    @ParameterizedTest
    @EnumSource(PoolKind.class)
    void everyPoolingComesBackAsItWas(PoolKind pool) throws Exception {
        Architecture written =
                Architecture.of(
                        "pooled",
                        new InputSpec(28, 0, 1),
                        List.of(
                                new PoolingSpec("S1", pool, new Window(3, 2, 1, 1)),
                                new OutputSpec("output", 10)));
        assertThat(ArchitectureJson.parse(ArchitectureJson.format(written))).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "[[0, 1], [2]]   | [[0, 1], [3]]      | C1: the connection table makes map 1 from",
                "[[0, 1], [2]]   | [[0, 1], [-1]]     | makes map 1 from map -1 below",
                "[[0, 1], [2]]   | [[0, 1], [1e9]]    | makes map 1 from map 1000000000 below",
                "[[0, 1], [2]]   | [[0, 1], [2, 2]]   | names map 2 twice",
                "[[0, 1], [2]]   | [[0, 1], []]       | leaves map 1 without any input",
                "[[0, 1], [2]]   | [[0, 1]]           | has 1 lists, but the layer has 2 maps",
                "[[0, 1], [2]]   | []                 | layers[0].table is empty",
                "[[0, 1], [2]]   | [[0, 1], 2]        | layers[0].table[1] must be a list",
                "[[0, 1], [2]]   | [[0, 1], [0.5]]    | table[1][0] must be a whole number",
                "[[0, 1], [2]]   | \"lenet5\"       | layers[0].table must be a list",
                "\"kernel\": 5 | \"kernel\": -5   | a window of size -5",
                "\"channels\": 3 | \"channels\": 2 | 2 channels; it must have 1",
                "\"size\": 28  | \"size\": 1e9    | it must have between 1 and 1024",
                "lecun-1998      | lecun              | initialisation is “lecun”; it must be",
                "scaled-tanh     | softmax            | layers[0].activation is “softmax”",
                "\"size\": 2, \"activation\" | \"size\": 2000000000, \"activation\" | S2: a window"
                        + " of size 2000000000",
                "\"groups\": 2 | \"groups\": 0    | N3: 0 groups are not possible with 2 maps",
                "\"groups\": 2 | \"groups\": 2147483647 | N3: 2147483647 groups",
                "\"group\",    | \"layer\",       | N3: 2 groups are not possible",
                "\"rate\": 0.25 | \"rate\": 1     | D5: dropout of 1.0 is not possible",
                "\"rate\": 0.25 | \"rate\": -0.1  | D5: dropout of -0.1",
                "\"rate\": 0.25 | \"rate\": 1e999 | layers[4].rate must be a number",
                "\"all\"       | \"some\"         | layers[5].size must be a number",
                "\"units\": 84 | \"units\": 85    | compares 84 numbers with its images",
                "\"rbf\",      | \"rbf\", \"classes\": 10, | layers[7].classes is not known",
            })
    void aFamilyThatCannotBeIsRefused(String part, String instead, String sentence) {
        String json = FAMILY.replace(part, instead);
        assertThat(json).isNotEqualTo(FAMILY);
        assertThatThrownBy(() -> ArchitectureJson.parse(json))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void moreParametersThanALaptopHoldsAreRefused() {
        String wide =
                "{\"kind\":\"dense\",\"name\":\"D%s\",\"units\":10000,"
                        + "\"activation\":\"relu\"},";
        String json =
                SMALL.replace(
                        "\"layers\": [", "\"layers\": [" + wide.formatted(0) + wide.formatted(1));
        assertThatThrownBy(() -> ArchitectureJson.parse(json))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("D1: up to here the network would have more than 16,000,000");
    }

    @Test
    void poolingThatWouldNeverEndIsRefused() {
        String json =
                SMALL.replace("\"size\": 28", "\"size\": 700")
                        .replace(
                                "\"pool\": \"average\", \"size\": 2",
                                "\"pool\": \"max\", \"size\": 512, \"stride\": 1")
                        .replace("\"maps\": 4", "\"maps\": 1");
        assertThatThrownBy(() -> ArchitectureJson.parse(json))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("S2: up to here one drawing would take more than");
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
                                new PoolingSpec("P", PoolKind.MAX, new Window(3, 2, 1, 1)),
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
                                        new PoolingSpec(
                                                "S2", PoolKind.AVERAGE, new Window(2, 2, 0, 1)),
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
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "7", "[]", "\"text\"", "{\"id\":\"a\"} {}"})
    void whatIsNoObjectIsRefused(String json) {
        assertThatThrownBy(() -> ArchitectureJson.parse(json))
                .isInstanceOf(UserFacingException.class);
    }

    @Test
    void aMillionLayersAreRefused() {
        String layer = "{\"kind\":\"output\"},";
        String json = "{\"id\":\"a\",\"layers\":[" + layer.repeat(1_000_000) + "{}]}";
        assertThatThrownBy(() -> ArchitectureJson.parse(json))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("characters");
    }

    @Test
    void tooManyLayersAreRefused() {
        String layer = "{\"kind\":\"dense\",\"name\":\"D%s\",\"units\":1,\"activation\":\"relu\"},";
        StringBuilder layers = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            layers.append(layer.formatted(i));
        }
        String json = SMALL.replace("\"layers\": [", "\"layers\": [" + layers);
        assertThatThrownBy(() -> ArchitectureJson.parse(json))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("between 1 and 64 layers");
    }

    @Test
    void moreCellsThanALaptopHoldsAreRefused() {
        String json =
                SMALL.replace("\"size\": 28", "\"size\": 512")
                        .replace("\"maps\": 4", "\"maps\": 3");
        assertThatThrownBy(() -> ArchitectureJson.parse(json))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("C1: up to here the network would have more than 1,000,000");
    }

    @Test
    void stridesThatMultiplyBeyondCountingAreRefused() {
        StringBuilder layers = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            layers.append(
                    """
                    {"kind":"pooling","name":"P%s","pool":"max","size":1,"stride":1000},
                    """
                            .formatted(i));
        }
        String json = SMALL.replace("\"layers\": [", "\"layers\": [" + layers);
        assertThatThrownBy(() -> ArchitectureJson.parse(json))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("P3: the strides");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"id": "a",}            | line 1, column
                    {"id" "a"}              | line 1, column
                    {"id": "a"              | line 1, column
                    {"id": "a"} {}          | after the end
                    ``                      | empty
                    """)
    void whatIsNoJsonIsRefusedWithItsPlace(String json, String sentence) {
        assertThatThrownBy(() -> ArchitectureJson.parse(json))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void aFileOfWeightsIsCalledWhatItIs(@TempDir Path folder) throws Exception {
        Path network = folder.resolve("tiny.safetensors");
        ModelFile.write(network, Model.untrained(Presets.TINY, 1));
        assertRefusedFile(network, "holds a trained network");
        Path picture = Files.write(folder.resolve("picture"), new byte[] {(byte) 0x89, 'P', 'N'});
        assertRefusedFile(picture, "not text in UTF-8");
    }

    private static void assertRefusedFile(Path file, String sentence) {
        assertThatThrownBy(() -> ArchitectureJson.read(file))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContainingAll(file.toString(), sentence);
    }

    @Test
    void bottomlessNestingIsRefused() {
        assertThatThrownBy(() -> ArchitectureJson.parse("[".repeat(100_000)))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("nested");
    }
}
