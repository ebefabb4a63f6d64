package org.kernelscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kernelscope.analysis.TopPatches.Match;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.dl4j.RandomNetwork;
import org.kernelscope.engine.dl4j.RandomTensors;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Tensor;

final class TopPatchesTest {
    @Test
    void keepsForEveryMapThePicturesItAnsweredToMost() {
        Architecture architecture = new RandomNetwork(2).architecture();
        Random random = new Random(4);
        Weights weights = RandomTensors.weights(random, architecture);
        TopPatches best = new TopPatches(architecture, 3);
        List<Activations> shown =
                java.util.stream.IntStream.range(0, 20)
                        .mapToObj(i -> RandomTensors.uniform(random, architecture.input().shape()))
                        .map(picture -> Backpropagation.forward(architecture, weights, picture))
                        .toList();
        for (int picture = 0; picture < shown.size(); picture++) {
            best.show(picture, shown.get(picture));
        }
        for (Layer layer : architecture.layers()) {
            for (int map = 0; map < layer.outputShape().channels(); map++) {
                int which = map;
                List<Float> expected =
                        shown.stream()
                                .map(seen -> seen.output(layer.index()).channel(which).max())
                                .filter(value -> value > 0)
                                .sorted(java.util.Comparator.reverseOrder())
                                .limit(3)
                                .toList();
                List<Match> found = best.of(layer.index(), map);
                assertThat(found).extracting(Match::value).containsExactlyElementsOf(expected);
                for (Match match : found) {
                    Cell cell = match.cell();
                    Tensor values = shown.get(match.picture()).output(layer.index());
                    assertThat(values.at(map, cell.row(), cell.column())).isEqualTo(match.value());
                }
            }
        }
    }
}
