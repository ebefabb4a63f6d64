package org.kernelscope.engine.dl4j.elementwise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kernelscope.engine.dl4j.array.OffHeapMemory;
import org.kernelscope.engine.dl4j.natives.NativeLibrary;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.PoolKind;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Activation and pooling in one go give what they give one after the other, bit for bit. */
final class FloatPooledActivationTest {
    private static final int EXAMPLES = 3;
    private static final int MAPS = 2;
    private static final int SIZE = 7;

    private final Random random = new Random(1);
    private final ElementwiseOps arithmetic = new FloatElementwiseOps();

    /** Ways to pool the results of an activation function. */
    record Way(Activation f, PoolKind pool, Window window) {}

    static List<Way> ways() {
        List<Way> ways = new ArrayList<>();
        for (Activation f : Activation.values()) {
            for (PoolKind pool : PoolKind.values()) {
                ways.add(new Way(f, pool, Window.HALVING));
                ways.add(new Way(f, pool, new Window(3, 2, 1, 1)));
            }
        }
        return ways;
    }

    @BeforeAll
    static void load() {
        NativeLibrary.load();
        NativeLibrary.confineThread();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void givesWhatTheStepsGive(Way way) {
        Activation f = way.f();
        int pooledSize = way.window().outputs(SIZE);
        INDArray z = draw(SIZE);
        INDArray y = z.ulike();
        INDArray pooled = draw(pooledSize);
        arithmetic.activate(f, z, y);
        arithmetic.pool(way.pool(), way.window(), y, pooled);

        INDArray together = z.ulike();
        INDArray pooledTogether = draw(pooledSize);
        arithmetic.activateAndPool(f, way.pool(), way.window(), z, together, pooledTogether);
        same(together, y);
        same(pooledTogether, pooled);
        INDArray alone = draw(pooledSize);
        arithmetic.activateAndPool(f, way.pool(), way.window(), z, null, alone);
        same(alone, pooled);

        INDArray epsilon = draw(pooledSize);
        INDArray gradient = z.ulike();
        INDArray delta = z.ulike();
        INDArray biasGradient = OffHeapMemory.keep(DataType.FLOAT, MAPS);
        arithmetic.poolBackward(way.pool(), way.window(), y, pooled, epsilon, gradient);
        arithmetic.backward(f, z, y, gradient, delta, biasGradient);

        INDArray deltaTogether = draw(SIZE);
        INDArray biasTogether = OffHeapMemory.keep(DataType.FLOAT, MAPS);
        arithmetic.activateAndPoolBackward(
                f, way.pool(), way.window(), z, y, pooled, epsilon, deltaTogether, biasTogether);
        same(deltaTogether, delta);
        same(biasTogether, biasGradient);
    }

    private INDArray draw(int size) {
        INDArray array = OffHeapMemory.keep(DataType.FLOAT, EXAMPLES, MAPS, size, size);
        float[] values = new float[(int) array.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        OffHeapMemory.write(values, array, values.length);
        return array;
    }

    private static void same(INDArray actual, INDArray expected) {
        assertThat(OffHeapMemory.toFloats(actual)).isEqualTo(OffHeapMemory.toFloats(expected));
    }
}
