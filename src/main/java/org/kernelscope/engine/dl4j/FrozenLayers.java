package org.kernelscope.engine.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kernelscope.engine.dl4j.array.OffHeapMemory;
import org.kernelscope.engine.dl4j.layer.ParameterViews;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Layer;
import org.kernelscope.network.ParameterSpec;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Layers that do not learn. Deeplearning4j's updater writes over all parameters; after each step,
 * those of these layers are put back as they were, bit for bit. Belongs to the thread of its
 * network.
 */
final class FrozenLayers {
    private final List<Kept> kept = new ArrayList<>();

    /** A parameter, its numbers, and the place of its last step, if it is trained. */
    private record Kept(INDArray parameter, float[] numbers, List<INDArray> step) {}

    /** Remembers the parameters of the layers {@code names} as they are now. */
    FrozenLayers(Architecture architecture, FastNetwork network, Set<String> names) {
        for (Layer layer : architecture.layers()) {
            if (!names.contains(layer.name())) {
                continue;
            }
            var parameters = network.getLayer(layer.index()).paramTable();
            var steps = network.lastStep(layer.index());
            for (ParameterSpec parameter : layer.parameters()) {
                String key = ParameterViews.key(parameter);
                INDArray array = ParameterViews.get(parameters, key);
                kept.add(
                        new Kept(
                                array,
                                OffHeapMemory.toFloats(array),
                                parameter.isTrained()
                                        ? List.of(ParameterViews.get(steps, key))
                                        : List.of()));
            }
        }
    }

    /** Puts the parameters back; their last step was none. */
    void restore() {
        for (Kept each : kept) {
            OffHeapMemory.write(each.numbers(), each.parameter(), each.numbers().length);
            for (INDArray step : each.step()) {
                step.assign(0);
            }
        }
    }
}
