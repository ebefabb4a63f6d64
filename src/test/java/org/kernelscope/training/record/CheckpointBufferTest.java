package org.kernelscope.training.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Tensor;

/** Which checkpoints are kept, under random sequences. */
final class CheckpointBufferTest {
    /** 61,706 numbers of four bytes. */
    private static final Weights LENET = InitialWeights.draw(Presets.LENET5_MODERN, 1);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theFirstAndTheNewestStayTheRestIsEvenlySpacedAndWithinTheBudget(long seed) {
        Random random = new Random(seed);
        int megabytes = 1 + random.nextInt(12);
        int most = Math.max(4, megabytes * (1 << 20) / (4 * 61_706));
        CheckpointBuffer history = new CheckpointBuffer(new Checkpoint(0, LENET), megabytes);
        int steps = random.nextInt(5_000);
        long newest = 0;
        for (int step = 1; step <= steps; step++) {
            // Some steps are only looked at, as the window does, whether they are due or not.
            if (history.isDue(step) || random.nextInt(20) == 0) {
                history.add(new Checkpoint(step, LENET));
                newest = step;
            }
            if (random.nextInt(500) == 0) {
                check(history, newest, most);
            }
        }
        check(history, newest, most);
    }

    private static void check(CheckpointBuffer history, long newest, int most) {
        List<Checkpoint> checkpoints = history.timeline().checkpoints();
        assertThat(checkpoints.get(0).step()).isZero();
        assertThat(checkpoints.get(checkpoints.size() - 1).step()).isEqualTo(newest);
        assertThat(checkpoints).hasSizeLessThanOrEqualTo(most);
        if (checkpoints.size() > 2) {
            long stride = checkpoints.get(1).step();
            for (int i = 1; i < checkpoints.size() - 1; i++) {
                assertThat(checkpoints.get(i).step()).isEqualTo(i * stride);
            }
            assertThat(newest - checkpoints.get(checkpoints.size() - 2).step())
                    .isLessThanOrEqualTo(stride);
            // Half of what there is room for is always used.
            assertThat(newest / stride + 2).isGreaterThanOrEqualTo(Math.min(newest, most / 2 - 1));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatWasReadFromAFileGoesOnAsEvenly(long seed) {
        Random random = new Random(seed);
        CheckpointBuffer history = new CheckpointBuffer(new Checkpoint(0, LENET), 4);
        int steps = 40 + random.nextInt(3_000);
        grow(history, 1, steps);
        CheckpointBuffer after = CheckpointBuffer.after(history.timeline(), 4);
        assertThat(after.timeline()).isEqualTo(history.timeline());
        grow(after, steps + 1, 2 * steps);
        check(after, 2L * steps, 17);
    }

    private static void grow(CheckpointBuffer history, int from, int to) {
        for (int step = from; step <= to; step++) {
            if (history.isDue(step) || step == to) {
                history.add(new Checkpoint(step, LENET));
            }
        }
    }

    @Test
    void aSmallNetworkIsNotKeptMoreOftenThanATimelineCanShow() throws ArchitectureException {
        Architecture tiny =
                Architecture.of(
                        "tiny", new InputSpec(1, 32, 0, 1), List.of(new OutputSpec("output", 2)));
        Weights weights = InitialWeights.draw(tiny, 1);
        CheckpointBuffer history = new CheckpointBuffer(new Checkpoint(0, weights), 192);
        for (int step = 1; step < 10_000; step++) {
            if (history.isDue(step)) {
                history.add(new Checkpoint(step, weights));
            }
        }
        assertThat(history.timeline().checkpoints())
                .hasSizeBetween(CheckpointBuffer.MAX_MOMENTS / 2 - 1, CheckpointBuffer.MAX_MOMENTS);
    }

    @Test
    void theNearestCheckpointIsFound() {
        CheckpointHistory timeline =
                new CheckpointHistory(
                        List.of(checkpoint(0), checkpoint(10), checkpoint(20), checkpoint(23)));
        assertThat(timeline.nearest(-5).step()).isZero();
        assertThat(timeline.nearest(0).step()).isZero();
        assertThat(timeline.nearest(4).step()).isZero();
        assertThat(timeline.nearest(5).step()).isZero();
        assertThat(timeline.nearest(6).step()).isEqualTo(10);
        assertThat(timeline.nearest(19).step()).isEqualTo(20);
        assertThat(timeline.nearest(22).step()).isEqualTo(23);
        assertThat(timeline.nearest(1_000).step()).isEqualTo(23);
    }

    @Test
    void checkpointsOutOfOrderAreRefused() {
        assertThatThrownBy(() -> new CheckpointHistory(List.of(checkpoint(3), checkpoint(3))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CheckpointHistory(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        CheckpointBuffer history = new CheckpointBuffer(checkpoint(5), 1);
        assertThatThrownBy(() -> history.add(checkpoint(4)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theWeightsOfACheckpointAreThoseThatWereGiven() throws ArchitectureException {
        Map<String, Tensor> tensors = LENET.asMap();
        Weights same = Weights.of(Presets.LENET5_MODERN, tensors);
        CheckpointBuffer history = new CheckpointBuffer(new Checkpoint(0, same), 1);
        assertThat(history.timeline().first().weights()).isSameAs(same);
    }

    private static Checkpoint checkpoint(long step) {
        return new Checkpoint(step, LENET);
    }
}
