package org.kernelscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Presets;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.storage.Safetensors;
import org.kernelscope.storage.TensorFile;
import org.kernelscope.tensor.Tensor;

/** A network whose file holds its weights alone. */
final class ImportCommandTest {
    @TempDir private Path folder = Path.of("");

    private final Terminal terminal = Terminal.english();

    @Test
    void theBestCandidateIsWritten() throws Exception {
        Path out = folder.resolve("mine.safetensors");
        int code = run("--range", "unit", "--input-size", "28", "--out", out.toString());
        assertThat(terminal.err()).isEmpty();
        assertThat(code).isZero();
        assertThat(terminal.out())
                .contains("conv 5×5 → 4 · max 2×2 · 10", "Candidate 1 written to " + out);
        Model written = ModelFile.read(out);
        Model shipped = ModelFile.readBundled("tiny");
        assertThat(written.weights()).isEqualTo(shipped.weights());
        assertThat(written.architecture().layers()).isEqualTo(Presets.TINY.layers());
    }

    @Test
    void theCandidatesAreToldInJson() throws Exception {
        int code = run("--range", "unit", "--activation", "tanh", "--pooling", "max", "--json");
        assertThat(code).isZero();
        JsonObject answer = JsonParser.parseString(terminal.out()).getAsJsonObject();
        JsonObject first = answer.getAsJsonArray("candidates").get(0).getAsJsonObject();
        assertThat(first.get("accuracy").getAsDouble()).isBetween(0.0, 1.0);
        assertThat(first.get("activation").getAsString()).isEqualTo("tanh");
        assertThat(answer.getAsJsonArray("zeroBiases")).isEmpty();
    }

    @Test
    void aCandidateThatThereIsNotIsRefused() throws Exception {
        int code =
                run(
                        "--range",
                        "unit",
                        "--activation",
                        "relu",
                        "--pooling",
                        "max",
                        "--input-size",
                        "28",
                        "--candidate",
                        "6",
                        "--out",
                        folder.resolve("none.safetensors").toString());
        assertThat(code).isNotZero();
        assertThat(terminal.err()).contains("There is no candidate 6");
        assertThat(folder.resolve("none.safetensors")).doesNotExist();
    }

    @Test
    void anUnknownActivationIsRefusedWithThoseThatThereAre() throws Exception {
        assertThat(run("--activation", "maxout")).isNotZero();
        assertThat(terminal.err()).contains("leaky-relu", "maxout");
    }

    private int run(String... options) throws Exception {
        Map<String, Tensor> tensors = new TreeMap<>();
        ModelFile.readBundled("tiny")
                .weights()
                .asMap()
                .forEach(
                        (name, tensor) ->
                                tensors.put(
                                        name.replace("C1", "net.conv").replace("output", "net.fc"),
                                        tensor));
        Path file = folder.resolve("foreign.safetensors");
        Safetensors.write(file, new TensorFile(Map.of(), tensors));
        List<String> arguments = new ArrayList<>(List.of("import", file.toString()));
        arguments.addAll(List.of(options));
        return terminal.run(
                new ImportCommand(terminal.console(), new Dl4jEngine()),
                arguments.toArray(String[]::new));
    }
}
