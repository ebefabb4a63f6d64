package org.kernelscope.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kernelscope.data.Digits;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Presets;
import org.kernelscope.text.Problem;

import java.util.function.Predicate;

/** The service as a window uses it: verbs from outside, views from outside. */
final class TrainingServiceTest {
    static final RunStart FRESH = new RunStart.Fresh(Presets.LENET5_MODERN);
    static final RunSettings SHORT = RunSettings.DEFAULT.withEpochs(2).withDigits(640);

    @Test
    void aRunGoesToItsEndAndCanBeHeldOnTheWay() throws Exception {
        try (TrainingService service = service()) {
            service.train(FRESH, SHORT);
            service.pause();
            RunView held = await(service, view -> view.state() == RunState.PAUSED);
            service.oneBatch();
            long step = held.progress().step();
            await(service, view -> view.progress().step() == step + 1);
            service.resume();
            RunView done = await(service, view -> view.state() == RunState.FINISHED);
            assertThat(done.progress().step()).isEqualTo(20);
            assertThat(done.run().orElseThrow().epochs()).hasSize(2);
            assertThat(done.progress().part()).isEqualTo(1);
        }
    }

    static TrainingService service() throws Problem {
        Mnist mnist = Mnist.inside();
        Digits train = mnist.test().range(0, 2_000);
        Digits test = mnist.test().range(2_000, 2_300);
        return new TrainingService(
                new Dl4jEngine(),
                new DigitSource() {
                    @Override
                    public Digits train() {
                        return train;
                    }

                    @Override
                    public Digits test() {
                        return test;
                    }
                });
    }

    static RunView await(TrainingService service, Predicate<RunView> condition)
            throws InterruptedException {
        long end = System.nanoTime() + 60_000_000_000L;
        RunView view = service.view();
        while (!condition.test(view)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain: " + view.state() + view.problem());
            }
            Thread.onSpinWait();
            Thread.sleep(1);
            view = service.view();
        }
        return view;
    }
}
