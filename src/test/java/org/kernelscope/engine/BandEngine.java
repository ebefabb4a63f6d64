package org.kernelscope.engine;

import java.util.List;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * An engine for tests whose answers one can work out by hand: the input is cut into as many upright
 * bands as there are classes, and the probability of a class is the share of ink in its band;
 * without ink, all are equally likely. A network called {@link #REFUSED} it cannot run; one with a
 * weight above {@link #HUGE} overflows.
 */
public final class BandEngine implements Engine {
    /** The id of a network that this engine refuses. */
    public static final String REFUSED = "refused";

    /** Weights above it overflow. */
    public static final float HUGE = 1e30f;

    /** A LeNet-5 for this engine, whose weights do not count. */
    public static Model model() {
        return Model.untrained(Presets.LENET5_MODERN, 1);
    }

    @Override
    public Network open(Architecture architecture, Weights weights) {
        if (architecture.id().equals(REFUSED)) {
            throw new IllegalStateException(REFUSED);
        }
        return new BandNetwork(architecture, weights);
    }

    @Override
    public Weights initialWeights(Architecture architecture, long seed) {
        return InitialWeights.draw(architecture, seed);
    }

    @Override
    public EngineInfo info() {
        return new EngineInfo("bands", "none", "none");
    }

    private static final class BandNetwork implements Network {
        private final Architecture architecture;
        private Weights weights;

        BandNetwork(Architecture architecture, Weights weights) {
            this.architecture = architecture;
            this.weights = weights;
        }

        @Override
        public Architecture architecture() {
            return architecture;
        }

        @Override
        public Weights weights() {
            return weights;
        }

        @Override
        public void load(Weights other) {
            weights = other;
        }

        @Override
        public Activations forward(Tensor input) {
            if (weights.asMap().values().stream().anyMatch(each -> each.absMax() > HUGE)) {
                float[] endless = new float[classes()];
                java.util.Arrays.fill(endless, Float.POSITIVE_INFINITY);
                Tensor output = Tensor.takeOver(Shape.units(classes()), endless);
                return new Activations(
                        input,
                        List.of(new LayerActivations("bands", java.util.Optional.empty(), output)));
            }
            Tensor output = probabilities(input.reshape(batch(1))).reshape(Shape.units(classes()));
            return new Activations(
                    input,
                    List.of(new LayerActivations("bands", java.util.Optional.empty(), output)));
        }

        @Override
        public List<LayerActivations> alongLine(
                java.util.Map<String, Tensor> direction, float[] steps, Tensor inputs) {
            throw new UnsupportedOperationException("these bands have no weights");
        }

        @Override
        public Tensor features(Tensor inputs) {
            int count = inputs.shape().extent(0);
            return inputs.reshape(Shape.of(count, inputs.size() / count));
        }

        @Override
        public Tensor probabilities(Tensor inputs) {
            int count = inputs.shape().extent(0);
            int size = architecture.input().size();
            if (!inputs.shape().equals(batch(count))) {
                throw new IllegalArgumentException("not inputs: " + inputs);
            }
            float[] shares = new float[count * classes()];
            for (int example = 0; example < count; example++) {
                double sum = 0;
                for (int i = 0; i < size * size; i++) {
                    sum += inputs.get(example * size * size + i);
                }
                if (sum == 0) {
                    java.util.Arrays.fill(
                            shares, example * classes(), (example + 1) * classes(), 1f / classes());
                    continue;
                }
                for (int i = 0; i < size * size; i++) {
                    int band = i % size * classes() / size;
                    shares[example * classes() + band] +=
                            (float) (inputs.get(example * size * size + i) / sum);
                }
            }
            return Tensor.takeOver(Shape.of(count, classes()), shares);
        }

        private Shape batch(int count) {
            return Shape.of(count, 1, architecture.input().size(), architecture.input().size());
        }

        private int classes() {
            return architecture.classes();
        }

        @Override
        public void close() {
            // Nothing outside the Java heap.
        }
    }
}
