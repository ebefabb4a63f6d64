package org.kernelscope.engine.dl4j;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.kernelscope.engine.dl4j.array.OffHeapMemory;
import org.kernelscope.engine.dl4j.layer.ParameterViews;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.Layer;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Tensor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Weights into a Deeplearning4j network and out of it. Kernel banks lie in memory as {@code [out,
 * in, row, column]} and dense weights as {@code [out, in]}, just as our tensors do, so that numbers
 * are copied as they lie.
 */
final class Parameters {
    private Parameters() {}

    /** Sets all parameters of {@code network}. */
    static void load(Architecture architecture, MultiLayerNetwork network, Weights weights) {
        load(architecture, network, weights, place -> place);
    }

    /**
     * Sets all parameters of {@code network}.
     *
     * @param places where in {@code network} each layer of {@code architecture} stands
     */
    static void load(
            Architecture architecture,
            MultiLayerNetwork network,
            Weights weights,
            IntUnaryOperator places) {
        for (Layer layer : architecture.layers()) {
            var views = network.getLayer(places.applyAsInt(layer.index())).paramTable();
            for (ParameterSpec parameter : layer.parameters()) {
                float[] values = weights.get(parameter.name()).toArray();
                INDArray array = array(views, parameter);
                if (array.dataType() == DataType.FLOAT) {
                    OffHeapMemory.write(values, array, values.length);
                } else {
                    array.assign(Nd4j.create(values, array.shape(), array.ordering()));
                }
            }
        }
    }

    /**
     * A copy of all parameters of a network of floats.
     *
     * @throws ArchitectureException if one is not a finite number
     */
    static Weights read(Architecture architecture, MultiLayerNetwork network)
            throws ArchitectureException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Layer layer : architecture.layers()) {
            for (ParameterSpec parameter : layer.parameters()) {
                float[] values = OffHeapMemory.toFloats(array(network, layer, parameter));
                tensors.put(parameter.name(), Tensor.takeOver(parameter.shape(), values));
            }
        }
        return Weights.of(architecture, tensors);
    }

    /**
     * Numbers that lie as the trained parameters of a network do, each times {@code factor}, by the
     * parameter's name.
     *
     * @param views gives, for a layer, the views by Deeplearning4j's names
     */
    static Map<String, Tensor> named(
            Architecture architecture, IntFunction<Map<String, INDArray>> views, float factor) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Layer layer : architecture.layers()) {
            for (ParameterSpec parameter : layer.parameters()) {
                if (!parameter.isTrained()) {
                    continue;
                }
                float[] values =
                        OffHeapMemory.toFloats(array(views.apply(layer.index()), parameter));
                for (int i = 0; i < values.length; i++) {
                    values[i] *= factor;
                }
                tensors.put(parameter.name(), Tensor.takeOver(parameter.shape(), values));
            }
        }
        return tensors;
    }

    /**
     * The reverse of {@link #named}: copies the tensors of all trained parameters to where they
     * belong.
     *
     * @param views gives, for a layer, the views by Deeplearning4j's names
     */
    static void store(
            Architecture architecture,
            Map<String, Tensor> tensors,
            IntFunction<Map<String, INDArray>> views) {
        for (Layer layer : architecture.layers()) {
            for (ParameterSpec parameter : layer.parameters()) {
                if (parameter.isTrained()) {
                    Tensor tensor = Objects.requireNonNull(tensors.get(parameter.name()));
                    INDArray array = array(views.apply(layer.index()), parameter);
                    OffHeapMemory.write(tensor.toArray(), array, tensor.size());
                }
            }
        }
    }

    private static INDArray array(MultiLayerNetwork network, Layer layer, ParameterSpec parameter) {
        return array(network.getLayer(layer.index()).paramTable(), parameter);
    }

    private static INDArray array(Map<String, INDArray> views, ParameterSpec parameter) {
        return ParameterViews.get(views, ParameterViews.key(parameter));
    }
}
