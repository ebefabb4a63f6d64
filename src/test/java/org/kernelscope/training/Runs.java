package org.kernelscope.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.Presets;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.record.RunStart;
import org.kernelscope.training.record.SavedRun;
import org.kernelscope.training.settings.DatasetSource;
import org.kernelscope.training.settings.RunSettings;

/** Short runs for tests, on a few hundred examples. */
public final class Runs {
    public static final RunStart FRESH = new RunStart.Fresh(Presets.LENET5_MODERN);

    /** Two epochs of ten steps. */
    public static final RunSettings SHORT =
            RunSettings.DEFAULT.withEpochs(2).withExampleCount(640).withRate(2e-3);

    /** For what never happens; not how long something may take. */
    public static final long PATIENCE_SECONDS = 180;

    private Runs() {}

    /** 2,000 examples to learn from, 300 to test with; read once for all tests. */
    public static final class FewExamples implements DatasetSource {
        private static final Dataset ALL = read();

        private static Dataset read() {
            try {
                return Mnist.inside().test();
            } catch (UserFacingException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        public Dataset train() {
            return ALL.range(0, 2_000);
        }

        @Override
        public Dataset test() {
            return ALL.range(2_000, 2_300);
        }
    }

    public static TrainingService service() {
        return new TrainingService(new Dl4jEngine(), new FewExamples());
    }

    /** A network that cannot learn ten examples. */
    public static Architecture threeClasses() throws ArchitectureException {
        return Architecture.of("three", new InputSpec(28, 0, 1), List.of(new OutputSpec("out", 3)));
    }

    /** The run of {@code settings}, to its end. */
    public static SavedRun whole(RunStart start, RunSettings settings) throws Exception {
        try (TrainingService service = service()) {
            service.train(start, settings);
            await(service, view -> view.state() == RunState.FINISHED);
            return saved(service);
        }
    }

    public static SavedRun saved(TrainingService service) throws Exception {
        SavedRun saved = done(service.save());
        if (saved == null) {
            throw new AssertionError("there is no run");
        }
        return saved;
    }

    /** What {@code future} brings; it does not take for ever. */
    public static <T extends @Nullable Object> T done(CompletableFuture<T> future)
            throws Exception {
        return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Looks until {@code condition} holds. */
    public static RunView await(TrainingService service, Predicate<RunView> condition) {
        return Awaitility.await()
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(1, TimeUnit.MILLISECONDS)
                .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .until(
                        () -> {
                            service.requestView();
                            return service.view();
                        },
                        condition);
    }

    /** Ends the threads of {@code service} and waits for them. */
    public static void end(TrainingService service) throws InterruptedException {
        service.close();
        assertThat(service.awaitEnd(PATIENCE_SECONDS)).isTrue();
    }
}
