package org.kernelscope.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

final class WeightsTest {
    private static final Architecture LENET = Presets.LENET5_MODERN;

    @Test
    void areKeptInTheOrderOfTheLayers() throws ArchitectureException {
        List<String> names = new ArrayList<>(zeros().keySet());
        Collections.reverse(names);
        Map<String, Tensor> backwards = new LinkedHashMap<>();
        names.forEach(name -> backwards.put(name, zeros().get(name)));
        Weights weights = Weights.of(LENET, backwards);
        assertThat(weights.asMap().keySet()).containsExactlyElementsOf(zeros().keySet());
        assertThat(weights).isEqualTo(Weights.of(LENET, zeros()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> weights.get("C2.weight"))
                .withMessageContaining("C2.weight");
    }

    @Test
    void laterChangesOfTheMapDoNotReachThem() throws ArchitectureException {
        Map<String, Tensor> tensors = new HashMap<>(zeros());
        Weights weights = Weights.of(LENET, tensors);
        tensors.clear();
        assertThat(weights.get("F6.bias").size()).isEqualTo(84);
    }

    @Test
    void aMissingTensorIsNamed() {
        Map<String, Tensor> tensors = new HashMap<>(zeros());
        tensors.remove("C3.bias");
        assertRefused(tensors, "weights.missing", "C3.bias", "lenet5-modern");
    }

    /** As PyTorch names them: whoever has to rename them needs both names. */
    @Test
    void aMissingTensorIsNamedWithWhatIsThereInstead() {
        Map<String, Tensor> tensors = new HashMap<>(zeros());
        tensors.put("conv1.weight", Objects.requireNonNull(tensors.remove("C1.weight")));
        assertRefused(tensors, "weights.otherNames", "C1.weight", "conv1.weight");
    }

    @Test
    void anUnknownTensorIsNamed() {
        Map<String, Tensor> tensors = new HashMap<>(zeros());
        tensors.put("S2.weight", Tensor.zeros(Shape.of(6)));
        assertRefused(tensors, "weights.unknown", "S2.weight", "lenet5-modern", "C1.bias");
    }

    /** As many numbers, but laid out as TensorFlow does. */
    @Test
    void anotherShapeIsNamedWithTheOneThatIsNeeded() {
        Map<String, Tensor> tensors = new HashMap<>(zeros());
        tensors.put("C3.weight", Tensor.zeros(Shape.of(5, 5, 6, 16)));
        assertRefused(tensors, "weights.layout", "C3.weight", "5×5×6×16", "16×6×5×5");
    }

    @Test
    void anotherNumberOfValuesIsNotAnotherLayout() {
        Map<String, Tensor> tensors = new HashMap<>(zeros());
        tensors.put("C1.bias", Tensor.zeros(Shape.of(7)));
        assertRefused(tensors, "weights.shape", "C1.bias", "7", "6");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void aNumberThatIsNoneIsRefused(float bad) {
        Map<String, Tensor> tensors = new HashMap<>(zeros());
        float[] values = new float[48_000];
        values[47_999] = bad;
        tensors.put("C5.weight", Tensor.of(Shape.of(120, 16, 5, 5), values));
        assertRefused(tensors, "weights.notFinite", "C5.weight");
    }

    private static void assertRefused(Map<String, Tensor> tensors, String key, String... parts) {
        ArchitectureException refusal =
                catchThrowableOfType(ArchitectureException.class, () -> Weights.of(LENET, tensors));
        assertThat(refusal.key()).isEqualTo(key);
        assertThat(refusal.getMessage()).contains(parts);
    }

    private static Map<String, Tensor> zeros() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (ParameterSpec parameter : LENET.parameters()) {
            tensors.put(parameter.name(), Tensor.zeros(parameter.shape()));
        }
        return tensors;
    }
}
