package org.kernelscope.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.data.ClassNames;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Presets;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;

final class ModelFileTest {
    @TempDir Path folder;

    @Test
    void whatWasWrittenIsReadAgain() throws Exception {
        Path file = folder.resolve("model.safetensors");
        Model model = Models.random(1);
        ModelFile.write(file, model);
        assertThat(ModelFile.read(file)).isEqualTo(model);
    }

    static List<Architecture> presets() {
        return Presets.all();
    }

    /** With all that it has: kernels of a table, coefficients, gains, and what is merely kept. */
    @ParameterizedTest
    @MethodSource("presets")
    void everyPresetIsSavedAndOpened(Architecture preset) throws Exception {
        Path file = folder.resolve("preset.safetensors");
        Model model = Model.untrained(preset, 5);
        ModelFile.write(file, model);
        assertThat(ModelFile.read(file)).isEqualTo(model);
        long kept =
                preset.parameters().stream()
                        .filter(parameter -> !parameter.isTrained())
                        .mapToLong(parameter -> parameter.shape().size())
                        .sum();
        long bytes = 4 * (preset.parameterCount() + kept);
        long header =
                ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).getLong();
        assertThat(Files.size(file)).isEqualTo(8 + header + bytes);
    }

    private static final Map<String, String> FORMER =
            Map.of(
                    "N2.weight", "N2.gain",
                    "N2.bias", "N2.shift",
                    "N2.running_mean", "N2.mean",
                    "N2.running_var", "N2.variance");

    private static Model normalised() throws Exception {
        Architecture architecture =
                ArchitectureJson.parse(
                        """
                        {"id": "n", "input": {"size": 32, "background": 0, "ink": 1}, "layers": [
                          {"kind": "convolution", "name": "C1", "maps": 2, "kernel": 5,
                           "activation": "identity"},
                          {"kind": "normalisation", "name": "N2", "over": "batch",
                           "activation": "relu"},
                          {"kind": "output", "name": "output", "classes": 10}]}
                        """);
        Model model = Model.untrained(architecture, 5);
        Map<String, Tensor> tensors = new HashMap<>();
        int value = 1;
        for (String name : List.of("N2.weight", "N2.bias", "N2.running_mean", "N2.running_var")) {
            tensors.put(name, Tensor.of(Shape.of(2), value++, value++));
        }
        return new Model(architecture, model.weights().withAll(tensors), Map.of());
    }

    @Test
    void normalisationIsNamedAsInPyTorch() throws Exception {
        Path file = folder.resolve("normalised.safetensors");
        ModelFile.write(file, normalised());
        assertThat(Safetensors.read(file).tensors())
                .containsKeys(FORMER.keySet().toArray(new String[0]))
                .doesNotContainKeys(FORMER.values().toArray(new String[0]));
    }

    /** Version 0.1.0 had names of its own for what PyTorch calls weight, bias, running_…. */
    @Test
    void theFormerNamesOfNormalisationAreRead() throws Exception {
        Model model = normalised();
        Path file = folder.resolve("normalised.safetensors");
        ModelFile.write(file, model);
        TensorFile today = Safetensors.read(file);
        Map<String, Tensor> former = new HashMap<>();
        today.tensors()
                .forEach((name, tensor) -> former.put(FORMER.getOrDefault(name, name), tensor));
        Safetensors.write(file, new TensorFile(today.metadata(), former), ModelFile::read);
        assertThat(ModelFile.read(file)).isEqualTo(model);
    }

    @Test
    void aTensorUnderBothItsNamesIsRefused() throws Exception {
        Path file = folder.resolve("normalised.safetensors");
        ModelFile.write(file, normalised());
        TensorFile today = Safetensors.read(file);
        Map<String, Tensor> both = new HashMap<>(today.tensors());
        both.put("N2.gain", both.get("N2.weight"));
        Safetensors.write(file, new TensorFile(today.metadata(), both), Safetensors::read);
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContainingAll(file.toString(), "N2.gain");
    }

    private static final ClassNames NAMES =
            new ClassNames(
                    List.of("ㄱ", "ㄴ", "ㄷ", "ㄹ", "ㅁ", "ㅂ", "ㅅ", "a \"b\" \\", "ツ", "x".repeat(40)));

    @Test
    void theNamesOfTheClassesAreKept() throws Exception {
        Path file = folder.resolve("named.safetensors");
        Model plain = Models.random(1);
        Model named = new Model(plain.architecture(), plain.weights(), plain.metadata(), NAMES);
        ModelFile.write(file, named);
        assertThat(ModelFile.read(file)).isEqualTo(named);
        assertThat(ModelFile.read(file).className(2)).isEqualTo("ㄷ");
        // Digits need no names.
        Model digits =
                new Model(
                        plain.architecture(), plain.weights(), plain.metadata(), ClassNames.DIGITS);
        assertThat(digits).isEqualTo(plain);
        ModelFile.write(file, digits);
        assertThat(Safetensors.readMetadata(file)).doesNotContainKey("classes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "[\"a\", \"b\"]",
                "{}",
                "{\"names\": 3}",
                "{\"names\": [\"a\"]}",
                "{\"names\": [\"a\", 2]}",
                "{\"names\": [\"a\", \"a\"]}",
                "{\"names\": [\"a\", \"\"]}",
                "{\"names\": [\"a\", \"b\u202e\"]}",
                "{\"names\": [\"a\", \"b\"]} more",
                "{\"names\": [\"a\",",
                "{\"names\": [\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\"]}"
            })
    void namesThatCannotBeAreRefusedInOneSentence(String json) throws Exception {
        Path file = folder.resolve("named.safetensors");
        ModelFile.write(file, Models.random(1));
        TensorFile plain = Safetensors.read(file);
        Map<String, String> metadata = new HashMap<>(plain.metadata());
        metadata.put("classes", json);
        Safetensors.write(file, new TensorFile(metadata, plain.tensors()), Safetensors::read);
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(UserFacingException.class)
                .hasMessageStartingWith(file + ": ");
    }

    @Test
    void namesLongerThanAnyAreRefused() throws Exception {
        Path file = folder.resolve("named.safetensors");
        ModelFile.write(file, Models.random(1));
        TensorFile plain = Safetensors.read(file);
        for (String name : List.of("x".repeat(41), "x".repeat(100_000))) {
            Map<String, String> metadata = new HashMap<>(plain.metadata());
            metadata.put("classes", "{\"names\": [\"a\", \"" + name + "\"]}");
            Safetensors.write(file, new TensorFile(metadata, plain.tensors()), Safetensors::read);
            assertThatThrownBy(() -> ModelFile.read(file)).isInstanceOf(UserFacingException.class);
        }
    }

    @Test
    void theSameModelGivesTheSameBytes() throws Exception {
        Path one = folder.resolve("one.safetensors");
        Path two = folder.resolve("two.safetensors");
        ModelFile.write(one, Models.random(2));
        ModelFile.write(two, ModelFile.read(one));
        assertThat(two).hasSameBinaryContentAs(one);
    }

    @Test
    void theTensorsAreWherePyTorchLooksForThem() throws Exception {
        Path file = folder.resolve("model.safetensors");
        Model model = Models.random(3);
        ModelFile.write(file, model);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int header = Math.toIntExact(bytes.getLong());
        String json = new String(bytes.array(), 8, header, StandardCharsets.UTF_8);
        assertThat(header % 8).isZero();
        assertThat(json)
                .contains("\"C1.weight\":{\"dtype\":\"F32\",\"shape\":[6,1,5,5]")
                .contains("\"C5.weight\":{\"dtype\":\"F32\",\"shape\":[120,16,5,5]")
                .contains("\"F6.weight\":{\"dtype\":\"F32\",\"shape\":[84,120]")
                .contains("\"output.weight\":{\"dtype\":\"F32\",\"shape\":[10,84]")
                .contains("\"format\":\"pt\"");
        assertThat(bytes.getFloat(8 + header)).isEqualTo(model.weights().get("C1.weight").get(0));
        assertThat(bytes.array()).hasSize(8 + header + 61_706 * 4);
    }

    @Test
    void aMissingTensorIsNamedInBothLanguages() throws Exception {
        Map<String, Tensor> tensors = new HashMap<>(Models.random(4).weights().asMap());
        tensors.remove("C3.bias");
        Path file = withTensors(tensors);
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOfSatisfying(
                        UserFacingException.class,
                        problem ->
                                assertThat(Texts.in(Texts.Language.KOREAN).get(problem))
                                        .contains(file.toString(), "C3.bias", "없습니다"))
                .hasMessageStartingWith(
                        file + ": The tensor C3.bias of the network lenet5-modern is missing.");
    }

    @Test
    void anUnknownTensorOfAKnownLayerIsRefused() throws Exception {
        Map<String, Tensor> tensors = new HashMap<>(Models.random(4).weights().asMap());
        tensors.put("C3.scale", Tensor.zeros(Shape.of(3)));
        Path file = withTensors(tensors);
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContainingAll(file.toString(), "C3.scale");
    }

    @Test
    void aWrongShapeIsRefused() throws Exception {
        Map<String, Tensor> tensors = new HashMap<>(Models.random(4).weights().asMap());
        tensors.put("F6.weight", Tensor.zeros(Shape.of(120, 84)));
        Path file = withTensors(tensors);
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContainingAll("F6.weight", "120×84", "84×120");
    }

    @Test
    void weightsThatAreNoNumbersAreRefused() throws Exception {
        for (float bad : new float[] {Float.NaN, Float.NEGATIVE_INFINITY}) {
            Map<String, Tensor> tensors = new HashMap<>(Models.random(4).weights().asMap());
            float[] bias = new float[84];
            bias[17] = bad;
            tensors.put("F6.bias", Tensor.takeOver(Shape.of(84), bias));
            Path file = withTensors(tensors);
            assertThatThrownBy(() -> ModelFile.read(file))
                    .isInstanceOf(UserFacingException.class)
                    .hasMessageContainingAll("F6.bias", "NaN");
        }
    }

    @Test
    void everyTruncationIsNoticed() throws Exception {
        Path whole = folder.resolve("whole.safetensors");
        ModelFile.write(whole, Models.random(5));
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = folder.resolve("cut.safetensors");
        for (int length : new int[] {0, 7, 8, 9, 500, bytes.length / 2, bytes.length - 1}) {
            Files.write(cut, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> ModelFile.read(cut))
                    .isInstanceOf(UserFacingException.class)
                    .hasMessageContaining("cut.safetensors");
        }
    }

    @Test
    void aFileThatDoesNotSayWhatItIsIsRefused() throws Exception {
        Path file = folder.resolve("bare.safetensors");
        Safetensors.write(file, new TensorFile(Map.of(), Models.random(6).weights().asMap()));
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContainingAll("bare.safetensors", "architecture");
    }

    @Test
    void theTextbookNetworkTravelsWithTheProgramAndSaysHowItWasMade() throws Exception {
        Model model = ModelFile.readBundled("lenet5-modern");
        assertThat(model.architecture()).isEqualTo(Presets.LENET5_MODERN);
        assertThat(model.metadata()).containsKeys("program", "train.seed", "accuracy.test");
    }

    @Test
    void aNetworkThatDoesNotTravelWithTheProgramIsNamed() {
        assertThatThrownBy(() -> ModelFile.readBundled("no-such-network"))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("no-such-network");
    }

    private Path withTensors(Map<String, Tensor> tensors) throws UserFacingException {
        Path file = folder.resolve("model.safetensors");
        String architecture = ArchitectureJson.format(Models.random(0).architecture());
        Safetensors.write(file, new TensorFile(Map.of("architecture", architecture), tensors));
        return file;
    }
}
