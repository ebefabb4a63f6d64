package org.kernelscope.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.ClassNames;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/** Predictions are those of the classes of the set, whatever their order in the network. */
final class DatasetPredictionsTest {
    /** Class 0 is ink to the left, class 1 ink to the right, class 2 never. */
    private static Model model(List<String> names) throws UserFacingException {
        Architecture halves =
                Architecture.of(
                        "halves", new InputSpec(28, 0, 1), List.of(new OutputSpec("out", 3)));
        float[] weights = new float[3 * 28 * 28];
        for (int i = 0; i < 28 * 28; i++) {
            weights[(i % 28 < 14 ? 0 : 1) * 28 * 28 + i] = 1;
        }
        Map<String, Tensor> tensors =
                Map.of(
                        "out.weight", Tensor.takeOver(Shape.of(3, 28 * 28), weights),
                        "out.bias", Tensor.of(Shape.of(3), 0, 0, -9));
        return new Model(
                halves,
                Weights.of(halves, tensors),
                Map.of(),
                names.isEmpty() ? null : new ClassNames(names));
    }

    private static DatasetPredictions predictions(Model model, OwnDataset set)
            throws UserFacingException {
        DatasetPredictions.Task task = new DatasetPredictions.Task(model, set);
        try (Network network = new Dl4jEngine().open(model.architecture(), model.weights())) {
            while (task.step(network)) {
                assertThat(task.share()).isLessThan(1);
            }
        }
        return task.predictions();
    }

    private static OwnDataset set(String left, String right) throws UserFacingException {
        List<OwnExample> examples = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            examples.add(Sets.bar(i % 2 == 0 ? 1 : 8, i % 2, 0));
        }
        return OwnDataset.of(new ClassNames(List.of(left, right)), 28, 28, examples);
    }

    @Test
    void theOrderOfTheNetworkDoesNotMatter() throws Exception {
        for (List<String> names :
                List.of(List.of("left", "right", "else"), List.<String>of(), List.of("a", "b"))) {
            OwnDataset set = set("left", "right");
            DatasetPredictions found = predictions(model(names), set);
            assertThat(found.correct(set)).isEqualTo(130);
            assertThat(found.className(found.predicted(1))).isEqualTo("right");
        }
        // The same images, the classes of the set the other way round.
        OwnDataset other = set("right", "left");
        DatasetPredictions found = predictions(model(List.of("left", "right", "else")), other);
        assertThat(found.correct(other)).isZero();
        assertThat(found.className(found.predicted(0))).isEqualTo("left");
        assertThat(found.predicted(0)).isEqualTo(1);
        assertThat(found.className(2)).isEqualTo("else");
    }

    @Test
    void aSetIsPutIntoTheOrderOfANetworkThatHasItsClasses() throws Exception {
        OwnDataset set = set("left", "right");
        ClassNames network = new ClassNames(List.of("right", "else", "left"));
        OwnDataset ordered = set.inOrderOf(network);
        assertThat(ordered.classes()).isEqualTo(network);
        assertThat(ordered.example(0).label()).isEqualTo(2);
        assertThat(ordered.example(1).label()).isZero();
        assertThat(set.inOrderOf(null)).isSameAs(set);
        assertThat(set.inOrderOf(new ClassNames(List.of("left", "up")))).isSameAs(set);
    }
}
