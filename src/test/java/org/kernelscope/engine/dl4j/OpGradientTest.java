package org.kernelscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kernelscope.engine.Activations;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.op.Activation;
import org.kernelscope.op.Dense;
import org.kernelscope.op.Gradients;
import org.kernelscope.tensor.Tensor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The gradients of our own layers against those of the readable arithmetic. */
final class OpGradientTest {
    private static final float TOLERANCE = 1e-4f;

    static List<RandomNetwork> networks() {
        return IntStream.range(0, 24).mapToObj(RandomNetwork::new).toList();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void anyNetwork(RandomNetwork random) {
        check(random.architecture(), random.seed(), true);
        check(random.architecture(), random.seed(), false);
    }

    @Test
    void lenet() {
        check(Presets.LENET5_MODERN, 1, true);
        check(Presets.LENET5_MODERN, 2, false);
    }

    private static void check(Architecture architecture, int seed, boolean oneDnn) {
        boolean there = NativeLibrary.load().hasOneDnn();
        NativeLibrary.confineThread();
        Random random = new Random(seed);
        Weights weights = RandomTensors.weights(random, architecture);
        Tensor input = RandomTensors.uniform(random, architecture.input().shape());
        int label = random.nextInt(architecture.classes());
        int size = architecture.input().size();
        INDArray x = OffHeapMemory.keep(DataType.FLOAT, 1, 1, size, size);
        OffHeapMemory.write(input.toArray(), x, input.size());
        INDArray labels = OffHeapMemory.keep(DataType.FLOAT, 1, architecture.classes());
        labels.putScalar(0, label, 1);
        Map<String, Tensor> expected = gradients(architecture, weights, input, label);
        try (FastNetwork network =
                new FastNetwork(
                        Configurations.own(architecture, UpdaterConfig.NONE, oneDnn && there))) {
            network.init();
            Parameters.load(architecture, network, weights);
            network.sumGradients(x, labels);
            for (Layer layer : architecture.layers()) {
                if (!layer.parameters().isEmpty()) {
                    Map<String, INDArray> views =
                            ((org.deeplearning4j.nn.layers.BaseLayer<?>)
                                            network.getLayer(layer.index()))
                                    .conf()
                                    .getLayer()
                                    .initializer()
                                    .getGradientsFromFlattened(
                                            network.getLayer(layer.index()).conf(),
                                            network.getLayer(layer.index())
                                                    .getGradientsViewArray());
                    String name = layer.name();
                    close(expected, name + ".weight", ParameterViews.weight(views));
                    close(expected, name + ".bias", ParameterViews.bias(views));
                }
            }
        }
    }

    private static void close(Map<String, Tensor> expected, String name, INDArray actual) {
        Tensor e = java.util.Objects.requireNonNull(expected.get(name));
        float[] a = OffHeapMemory.toFloats(actual);
        for (int i = 0; i < a.length; i++) {
            assertThat(a[i])
                    .as("%s[%d]", name, i)
                    .isCloseTo(e.get(i), Offset.offset(TOLERANCE * Math.max(1, e.absMax())));
        }
    }

    /** Backpropagation of the cross-entropy, layer by layer. */
    private static Map<String, Tensor> gradients(
            Architecture architecture, Weights weights, Tensor input, int label) {
        Activations seen = OpNetwork.forward(architecture, weights, input);
        Map<String, Tensor> gradients = new HashMap<>();
        float[] atOutput = seen.probabilities().toArray();
        atOutput[label] -= 1;
        Tensor delta = Tensor.takeOver(seen.probabilities().shape(), atOutput);
        for (int i = architecture.layers().size() - 1; i >= 0; i--) {
            Layer layer = architecture.layers().get(i);
            Tensor x = seen.output(i - 1);
            if (layer.spec() instanceof PoolingSpec spec) {
                delta = OpNetwork.pooling(spec).backward(x, delta);
                continue;
            }
            if (!(layer.spec() instanceof OutputSpec)) {
                Tensor z = seen.layers().get(i).sums().orElseThrow();
                delta = timesDerivative(layer.spec().activation(), z, delta);
            }
            Tensor weight = weights.get(layer.name() + ".weight");
            Gradients of =
                    layer.spec() instanceof ConvolutionSpec spec
                            ? OpNetwork.convolution(spec).backward(x, weight, delta)
                            : Dense.backward(x, weight, delta);
            gradients.put(layer.name() + ".weight", of.weight());
            gradients.put(layer.name() + ".bias", of.bias());
            delta = of.input();
        }
        return gradients;
    }

    private static Tensor timesDerivative(Activation f, Tensor z, Tensor epsilon) {
        float[] delta = new float[z.size()];
        for (int i = 0; i < delta.length; i++) {
            delta[i] = (float) (epsilon.get(i) * f.derivative(z.get(i)));
        }
        return Tensor.takeOver(z.shape(), delta);
    }
}
