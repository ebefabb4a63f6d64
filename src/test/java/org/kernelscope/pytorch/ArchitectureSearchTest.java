package org.kernelscope.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kernelscope.analysis.Evaluator;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.Engine;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.DropoutSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.LayerSpec;
import org.kernelscope.op.Activation;
import org.kernelscope.op.PoolKind;
import org.kernelscope.pytorch.ArchitectureSearch.Candidate;
import org.kernelscope.pytorch.ArchitectureSearch.Found;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.storage.Safetensors;
import org.kernelscope.storage.TensorFile;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/** The architecture of a network from its weights and the test digits. */
final class ArchitectureSearchTest {
    private static final Engine ENGINE = new Dl4jEngine();

    @TempDir Path folder;

    /**
     * Trained presets without their metadata, sorted by name, as Python's safetensors writes them.
     * What the search finds reads as many digits as the preset. What would be decided by a few
     * digits is given: with average in the place of max pooling, these networks read nearly as
     * well.
     */
    @ParameterizedTest
    @CsvSource({
        "lenet5-modern, UNIT, 32, 'C1 conv1, C3 conv2, C5 conv3, F6 fc1, output fc2'",
        "tiny, UNIT, , 'C1 features.0, output classifier.1'",
        "mlp, LECUN, , 'F1 0, output 2'",
        "deeper, UNIT, , 'C1 f.0, C2 f.2, C4 f.5, N5 f.6, C6 f.8, C8 f.11, N9 f.12, C10 f.14, output g'",
    })
    void aTrainedNetworkIsFound(String id, InputRange range, @Nullable Integer size, String names)
            throws Exception {
        Model shipped = ModelFile.readBundled(id);
        Found found =
                search(
                        saved(shipped, names),
                        new ArchitectureSearch.Known(null, PoolKind.MAX, range, size),
                        200);
        Candidate best = found.candidates().get(0);
        assertThat(best.accuracy()).isGreaterThan(accuracy(shipped, 200) - 0.02);
        assertThat(specs(best.model())).isEqualTo(specs(shipped));
        assertThat(best.model().architecture().input().background())
                .isEqualTo(shipped.architecture().input().background());
        assertThat(found.leftOut()).isEmpty();
        assertThat(found.zeroBiases()).isEmpty();
    }

    /** Written by PyTorch 2.13: LeNet-5 with linear layers from 400 values on. */
    @Test
    void theTutorialsNetworkIsFound() throws Exception {
        Path file =
                Path.of(
                        Objects.requireNonNull(
                                        ArchitectureSearchTest.class.getResource(
                                                "/pytorch/tutorial-nometa.safetensors"))
                                .toURI());
        Found found =
                search(file, new ArchitectureSearch.Known(null, PoolKind.MAX, null, null), 200);
        Candidate best = found.candidates().get(0);
        assertThat(best.known().activation()).isEqualTo(Activation.RELU);
        assertThat(best.accuracy())
                .isGreaterThan(accuracy(ModelFile.readBundled("lenet5-modern"), 200) - 0.02);
    }

    @Test
    void whatIsKnownIsNotTried() throws Exception {
        Model shipped = ModelFile.readBundled("tiny");
        ArchitectureSearch.Known known =
                new ArchitectureSearch.Known(
                        Activation.TANH, PoolKind.AVERAGE, InputRange.SIGNED, 28);
        Found found = search(saved(shipped, "C1 c, output o"), known, 100);
        assertThat(found.candidates())
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.known()).isEqualTo(known));
    }

    /** Digits say nothing about a network that tells other things apart. */
    @Test
    void aNetworkOfOtherClassesIsNotMeasured() throws Exception {
        for (int classes : new int[] {3, 26}) {
            Map<String, Tensor> tensors = new TreeMap<>();
            tensors.put("c.weight", Tensor.zeros(Shape.of(4, 1, 5, 5)));
            tensors.put("o.weight", Tensor.zeros(Shape.of(classes, 576)));
            Found found = search(written(tensors), ArchitectureSearch.Known.NOTHING, 100);
            assertThat(found.candidates())
                    .hasSize(ArchitectureSearch.MOST)
                    .allSatisfy(it -> assertThat(it.accuracy()).isNaN());
        }
    }

    @Test
    void aLayerWithoutABiasHasZeros() throws Exception {
        Map<String, Tensor> tensors = named(ModelFile.readBundled("tiny"), "C1 c, output o");
        tensors.remove("c.bias");
        tensors.put("embedding.table", Tensor.zeros(Shape.of(2)));
        Found found = search(written(tensors), ArchitectureSearch.Known.NOTHING, 100);
        assertThat(found.zeroBiases()).containsExactly("c");
        assertThat(found.leftOut()).containsExactly("embedding.table");
        assertThat(found.candidates().get(0).model().weights().get("C1.bias").absMax()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a 8x3x3x3, b 10x7x3x3, c 10x10 | No order of the layers",
                "a 8x1x3x3, b 10x8x1x1          | not a dense layer",
                "a 8x1x3x5, b 10x800            | not square",
                "a 8x1x3x3, b 10x51200          | no padding or pooling",
                "a 8                            | 0 convolutions",
            })
    void whatIsNoChainIsRefused(String shapes, String sentence) throws Exception {
        Map<String, Tensor> tensors = new TreeMap<>();
        for (String each : shapes.strip().split(", ")) {
            String[] parts = each.split(" ");
            int[] extents =
                    Arrays.stream(parts[1].split("x")).mapToInt(Integer::parseInt).toArray();
            tensors.put(parts[0] + ".weight", Tensor.zeros(Shape.of(extents)));
        }
        Path file = written(tensors);
        assertThatThrownBy(() -> search(file, ArchitectureSearch.Known.NOTHING, 100))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource({"layer.2, layer.10", "conv1, conv2", "conv2, fc1", "a, b", "f.9.x, f.10.a"})
    void namesWithNumbersAreSortedByValue(String first, String second) {
        assertThat(ModuleChain.compareNaturally(first, second)).isNegative();
        assertThat(ModuleChain.compareNaturally(second, first)).isPositive();
        assertThat(ModuleChain.compareNaturally(first, first)).isZero();
    }

    private static Found search(Path file, ArchitectureSearch.Known known, int digits)
            throws UserFacingException {
        List<Double> done = new ArrayList<>();
        Found found =
                new ArchitectureSearch(ENGINE, digits(digits))
                        .search(Safetensors.readStateDict(file), known, done::add);
        assertThat(done).isSorted().last().isEqualTo(1.0);
        return found;
    }

    /** Layers without their names, and without dropout, of which weights know nothing. */
    private static List<LayerSpec> specs(Model model) {
        return model.architecture().layers().stream()
                .map(Layer::spec)
                .filter(spec -> !(spec instanceof DropoutSpec))
                .map(spec -> spec.withName("x"))
                .toList();
    }

    private static double accuracy(Model model, int digits) throws UserFacingException {
        try (Network network = ENGINE.open(model.architecture(), model.weights())) {
            return Evaluator.evaluate(network, digits(digits), done -> {}).accuracy();
        }
    }

    private static Dataset digits(int count) throws UserFacingException {
        return Mnist.inside().test().range(0, count);
    }

    private static Map<String, Tensor> named(Model model, String names) {
        Map<String, Tensor> tensors = new TreeMap<>();
        for (String pair : names.split(", ")) {
            String[] each = pair.split(" ");
            model.weights()
                    .asMap()
                    .forEach(
                            (name, tensor) -> {
                                if (name.startsWith(each[0] + ".")) {
                                    tensors.put(each[1] + name.substring(each[0].length()), tensor);
                                }
                            });
        }
        assertThat(tensors).hasSize(model.weights().asMap().size());
        return tensors;
    }

    private Path saved(Model model, String names) throws Exception {
        return written(named(model, names));
    }

    private Path written(Map<String, Tensor> tensors) throws UserFacingException {
        Path file = folder.resolve("foreign.safetensors");
        Safetensors.write(file, new TensorFile(Map.of(), tensors));
        return file;
    }
}
