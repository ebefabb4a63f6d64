package org.kernelscope.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Presets;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/** Files of networks as PyTorch and its users write them. */
final class StateDictTest {
    @TempDir Path folder;

    /** Examples of the standard's section 3.6, and of PyTorch 2.13. */
    @ParameterizedTest
    @CsvSource({
        "0000, 0",
        "8000, -0",
        "3c00, 1",
        "c000, -2",
        "3555, 0.333251953125",
        "7bff, 65504",
        "0400, 6.103515625e-5",
        "0001, 5.960464477539063e-8",
        "83ff, -6.097555160522461e-5",
        "7c00, Infinity",
        "fc00, -Infinity",
        "7e00, NaN"
    })
    void halfPrecision(String bits, float value) {
        Float read = NumberStream.half(Integer.parseInt(bits, 16));
        assertThat(read).isEqualTo(Float.valueOf(value));
    }

    /** Half precision rounds each weight to 11 and 8 bits. */
    @ParameterizedTest
    @CsvSource({"doc-f16, 4.9e-4", "doc-bf16, 3.91e-3", "c5-linear, 0"})
    void weightsThatPyTorchWroteAreThoseOfThePreset(String name, double relative) throws Exception {
        Model shipped = ModelFile.readBundled("lenet5-modern");
        Model read = ModelFile.read(file(name));
        assertThat(read.architecture().layers()).isEqualTo(shipped.architecture().layers());
        shipped.weights()
                .asMap()
                .forEach(
                        (tensor, expected) -> {
                            Tensor actual = read.weights().get(tensor);
                            assertThat(actual.shape()).isEqualTo(expected.shape());
                            for (int i = 0; i < expected.size(); i++) {
                                double near = relative * Math.abs(expected.get(i)) + 3e-8;
                                assertThat(Math.abs(actual.get(i) - expected.get(i)))
                                        .isLessThanOrEqualTo((float) near);
                            }
                        });
    }

    /** So it is not overwritten as any other file would be. */
    @ParameterizedTest
    @ValueSource(strings = {"doc-f16", "bn-pytorch"})
    void aNetworkOfAnotherProgramIsRecognised(String name) throws Exception {
        assertThat(ExistingFile.at(file(name))).isEqualTo(ExistingFile.NETWORK);
    }

    @Test
    void aCounterIsLeftOutAndNamed() throws Exception {
        Model read = ModelFile.read(file("bn-pytorch"));
        assertThat(read.weights().get("N2.running_var").size()).isEqualTo(6);
        assertThat(read.metadata()).containsEntry(ModelFile.LEFT_OUT, "N2.num_batches_tracked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"module.", "_orig_mod.module.", "net."})
    void aPrefixOfAllNamesIsTakenAway(String prefix) throws Exception {
        Map<String, Tensor> named = new LinkedHashMap<>();
        Model shipped = ModelFile.readBundled("tiny");
        shipped.weights().asMap().forEach((name, tensor) -> named.put(prefix + name, tensor));
        named.put(prefix + "head.weight", Tensor.zeros(Shape.of(3)));
        StateDict mended = StateDict.of(Map.of(), named, List.of());
        StateDict.Fitted fitted = mended.fitted(Presets.TINY);
        assertThat(fitted.weights()).isEqualTo(shipped.weights());
        assertThat(fitted.leftOut()).containsExactly("head.weight");
    }

    @Test
    void aPrefixOfSomeNamesStays() {
        Map<String, Tensor> named = new LinkedHashMap<>();
        named.put("module.a.weight", Tensor.zeros(Shape.of(1)));
        named.put("b.weight", Tensor.zeros(Shape.of(1)));
        assertThat(StateDict.of(Map.of(), named, List.of()).tensors())
                .containsOnlyKeys("module.a.weight", "b.weight");
    }

    @Test
    void numbersOfOtherTypesAreSkippedAndNamed() throws Exception {
        String header =
                "{\"n\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,8]},"
                        + "\"w.d\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[8,16]},"
                        + "\"m\":{\"dtype\":\"BOOL\",\"shape\":[4],\"data_offsets\":[16,20]},"
                        + "\"w.f\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[20,24]}}";
        ByteBuffer data = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        data.putLong(7).putDouble(0.1).putInt(0x01000101).putFloat(2.5f);
        StateDict read = Safetensors.readStateDict(written(header, data.array()));
        assertThat(read.leftOut()).containsExactly("m", "n");
        assertThat(read.tensors().get("w.d")).isEqualTo(Tensor.of(Shape.of(1), 0.1f));
        assertThat(read.tensors().get("w.f")).isEqualTo(Tensor.of(Shape.of(1), 2.5f));
    }

    @Test
    void anUnknownTypeIsRefused() throws Exception {
        String header = "{\"w\":{\"dtype\":\"F8_E4M3\",\"shape\":[4],\"data_offsets\":[0,4]}}";
        Path file = written(header, new byte[4]);
        assertThatThrownBy(() -> Safetensors.readStateDict(file))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContainingAll(file.toString(), "F8_E4M3");
    }

    private Path written(String header, byte[] data) throws Exception {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer all =
                ByteBuffer.allocate(Long.BYTES + json.length + data.length)
                        .order(ByteOrder.LITTLE_ENDIAN);
        all.putLong(json.length).put(json).put(data);
        return Files.write(folder.resolve("t.safetensors"), all.array());
    }

    private static Path file(String name) throws URISyntaxException {
        return Path.of(
                Objects.requireNonNull(
                                StateDictTest.class.getResource(
                                        "/pytorch/" + name + ".safetensors"))
                        .toURI());
    }
}
