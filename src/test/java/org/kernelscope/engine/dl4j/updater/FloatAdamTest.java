package org.kernelscope.engine.dl4j.updater;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.kernelscope.engine.dl4j.array.OffHeapMemory;
import org.kernelscope.engine.dl4j.natives.NativeLibrary;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.schedule.FixedSchedule;

/** Our Adam takes the steps that Deeplearning4j's takes. */
final class FloatAdamTest {
    private static final int COUNT = 1_000;

    @Test
    void takesTheSameStepsOnTheSameGradients() {
        NativeLibrary.load();
        NativeLibrary.confineThread();
        FixedSchedule rate = new FixedSchedule(0.01);
        INDArray ourState = OffHeapMemory.keep(DataType.FLOAT, 2 * COUNT);
        INDArray theirState = OffHeapMemory.keep(DataType.FLOAT, 2 * COUNT);
        GradientUpdater<?> ours = new FloatAdam(rate).instantiate(ourState, true);
        GradientUpdater<?> theirs = new Adam(rate).instantiate(theirState, true);
        Random random = new Random(1);
        for (int step = 0; step < 30; step++) {
            INDArray a = OffHeapMemory.keep(DataType.FLOAT, COUNT);
            INDArray b = OffHeapMemory.keep(DataType.FLOAT, COUNT);
            float[] gradient = new float[COUNT];
            for (int i = 0; i < COUNT; i++) {
                // From 10⁻⁸ to 1; some are 0 throughout, as those of weights that see no ink.
                double size = Math.pow(10, -8 * (i % 100) / 100.0);
                gradient[i] = i % 7 == 0 ? 0 : (float) (random.nextGaussian() * size);
            }
            OffHeapMemory.write(gradient, a, COUNT);
            OffHeapMemory.write(gradient, b, COUNT);
            ours.applyUpdater(a, step, 0);
            theirs.applyUpdater(b, step, 0);
            close(a, b, 1e-7f);
        }
        close(ourState, theirState, 1e-6f);
    }

    private static void close(INDArray actual, INDArray expected, float tolerance) {
        float[] a = OffHeapMemory.toFloats(actual);
        float[] e = OffHeapMemory.toFloats(expected);
        for (int i = 0; i < a.length; i++) {
            assertThat(a[i]).as("[%d]", i).isCloseTo(e[i], Offset.offset(tolerance));
        }
    }
}
