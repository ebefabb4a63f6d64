package org.kernelscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.dl4j.array.OffHeapMemory;
import org.kernelscope.engine.dl4j.layer.Configurations;
import org.kernelscope.engine.dl4j.layer.FastCustomLayer;
import org.kernelscope.engine.dl4j.layer.FastLayerConfiguration;
import org.kernelscope.engine.dl4j.layer.ForwardContext;
import org.kernelscope.engine.dl4j.natives.NativeLibrary;
import org.kernelscope.engine.dl4j.updater.UpdaterConfig;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.Initialisation;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * When one part of a minibatch cannot be computed, the step fails with what went wrong there: the
 * other parts do not wait for it for ever, and the next step can be made.
 */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
final class FailingPartTest {
    private static final int EXAMPLES = 7;
    private static final UpdaterConfig LEARNING =
            new UpdaterConfig(DataType.DOUBLE, new Sgd(0.1), List.of(), Loss.CROSS_ENTROPY, 1);

    private final AtomicReference<@Nullable Trouble> trouble = new AtomicReference<>();

    /** Where a part fails. */
    private enum Place {
        BELOW_N3,
        ABOVE_N3,
        ABOVE_N3_ON_THE_WAY_BACK
    }

    /** Which part fails, and how. */
    private record Trouble(int part, Place place, Throwable failure) {}

    /** The other parts wait in N3 or come to wait there. */
    @ParameterizedTest
    @EnumSource(Place.class)
    void theStepFailsWithWhatWentWrongAndTheNextIsMade(Place place) throws ArchitectureException {
        try (Case one = new Case(3)) {
            double loss = one.step();
            double[] gradients = one.gradients();
            for (int part = 0; part < 3; part++) {
                for (Throwable failure :
                        List.of(new IllegalStateException("a"), new OutOfMemoryError("b"))) {
                    trouble.set(new Trouble(part, place, failure));
                    assertThatThrownBy(one::step).isSameAs(failure);
                    trouble.set(null);
                    assertThat(one.step()).isEqualTo(loss);
                    assertThat(one.gradients()).isEqualTo(gradients);
                }
            }
        }
    }

    @Test
    void anInterruptedThreadMakesItsStepAndStaysInterrupted() throws ArchitectureException {
        try (Case one = new Case(3)) {
            double loss = one.step();
            Thread.currentThread().interrupt();
            assertThat(one.step()).isEqualTo(loss);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /** A network of a dense layer between two batch normalisations, each part with its trouble. */
    private final class Case implements AutoCloseable {
        private final SplitNetwork network;
        private final INDArray x;
        private final INDArray labels;

        private Case(int threads) throws ArchitectureException {
            NativeLibrary.load();
            NativeLibrary.confineThread();
            Architecture architecture =
                    Architecture.of(
                            "troubled",
                            new InputSpec(3, 0, 1),
                            Initialisation.HE,
                            List.of(
                                    new NormalisationSpec(
                                            "N1", NormalisationKind.BATCH, 1, Activation.TANH),
                                    new DenseSpec("F2", 5, Activation.TANH),
                                    new NormalisationSpec(
                                            "N3", NormalisationKind.BATCH, 1, Activation.TANH),
                                    new OutputSpec("output", 10)));
            AtomicInteger made = new AtomicInteger();
            network =
                    new SplitNetwork(
                            () -> configuration(architecture, made.getAndIncrement()), threads);
            Parameters.load(
                    architecture,
                    network,
                    RandomTensors.weights(new Random(1), architecture),
                    place -> List.of(0, 1, 3, 5).get(place));
            x = OffHeapMemory.keep(DataType.DOUBLE, EXAMPLES, 1, 3, 3);
            labels = OffHeapMemory.keep(DataType.DOUBLE, EXAMPLES, 10);
            OffHeapMemory.write(new Random(2).doubles(x.length()).toArray(), x);
            for (int n = 0; n < EXAMPLES; n++) {
                labels.putScalar(n, n, 1);
            }
        }

        private double step() {
            return network.sumGradients(x, labels);
        }

        private double[] gradients() {
            return OffHeapMemory.toDoubles(network.getFlattenedGradients());
        }

        @Override
        public void close() {
            network.close();
            x.close();
            labels.close();
        }
    }

    /** The network, with troubled layers below and above N3. */
    private MultiLayerConfiguration configuration(Architecture architecture, int part) {
        NeuralNetConfiguration.ListBuilder list = LEARNING.begin(WorkspaceMode.NONE);
        MultiLayerConfiguration sound =
                Configurations.own(
                        architecture, LEARNING, false, Nd4jElementwiseOps.of(DataType.DOUBLE));
        for (Layer layer : architecture.layers()) {
            if (layer.index() == 2) {
                list.layer(troubled(part, Place.BELOW_N3, null));
            } else if (layer.index() == 3) {
                list.layer(troubled(part, Place.ABOVE_N3, Place.ABOVE_N3_ON_THE_WAY_BACK));
            }
            list.layer(sound.getConf(layer.index()).getLayer());
        }
        return list.build();
    }

    private FastLayerConfiguration troubled(int part, Place forward, @Nullable Place backward) {
        DenseLayer.Builder builder = new DenseLayer.Builder().name(forward.name()).nIn(5).nOut(5);
        return new FastLayerConfiguration(
                builder,
                List.of(),
                (configuration, type) ->
                        new Troubled(configuration, type, part, forward, backward));
    }

    /** Hands everything on, unless there is trouble for its part. */
    private final class Troubled extends FastCustomLayer {
        private static final long serialVersionUID = 1L;

        private final int part;
        private final Place forward;
        private final @Nullable Place backward;

        private Troubled(
                NeuralNetConfiguration configuration,
                DataType type,
                int part,
                Place forward,
                @Nullable Place backward) {
            super(configuration, type);
            this.part = part;
            this.forward = forward;
            this.backward = backward;
        }

        @Override
        public INDArray forward(INDArray x, ForwardContext pass) {
            failAt(forward);
            return x;
        }

        @Override
        public @Nullable INDArray backward(@Nullable INDArray epsilon) {
            failAt(backward);
            return epsilon;
        }

        private void failAt(@Nullable Place place) {
            Trouble now = trouble.get();
            if (now != null && now.part() == part && now.place() == place) {
                if (now.failure() instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) now.failure();
            }
        }

        @Override
        public @Nullable INDArray sums() {
            return null;
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }
}
