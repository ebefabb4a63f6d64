package org.kernelscope.ui.train.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.kernelscope.data.Dataset;
import org.kernelscope.engine.TrainingEngine;
import org.kernelscope.experiment.ArmResult;
import org.kernelscope.experiment.Experiment;
import org.kernelscope.experiment.ExperimentRun;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.settings.DatasetSource;
import org.kernelscope.ui.fx.Mailbox;

/** Trains some arms of an experiment one after the other and reports. A thread of its own. */
final class ArmTraining implements ExperimentRun.Watch {
    /** Between two reports of a training. */
    private static final long PAUSE_NANOS = 250_000_000;

    private final Source source;
    private final List<ArmResult> done;
    private final List<Experiment.Arm> arms;
    private final int firstNumber;
    private final Mailbox<Report> reports;
    private volatile boolean cancelled;
    private long last = System.nanoTime();
    private long stepsBefore;

    /** The engine and the digits of a training. */
    record Source(Supplier<TrainingEngine> engine, DatasetSource digits) {}

    /** Takes reports; only the newest if the thread has no time for all. */
    record Reports(Executor thread, BiConsumer<ArmTraining, Report> reader) {}

    /**
     * The results so far.
     *
     * @param share of all steps
     */
    record Report(List<ArmResult> results, double share, boolean finished) {}

    /**
     * @param before arms that stand before those that are trained
     * @param numbers of arms so far
     */
    ArmTraining(
            Source source,
            List<ArmResult> before,
            List<Experiment.Arm> arms,
            int numbers,
            Reports reports) {
        this.source = source;
        this.done = new ArrayList<>(before);
        this.arms = arms;
        this.firstNumber = numbers + 1;
        this.reports =
                new Mailbox<>(reports.thread(), report -> reports.reader().accept(this, report));
    }

    /** Ends it where it is; any thread. */
    void cancel() {
        cancelled = true;
    }

    void run() throws UserFacingException {
        try {
            trainAll();
        } catch (InterruptedException closing) {
            // The window is being closed.
            Thread.currentThread().interrupt();
        }
    }

    private void trainAll() throws UserFacingException, InterruptedException {
        Dataset train = source.digits().train();
        Dataset test = source.digits().test();
        TrainingEngine trains = source.engine().get();
        for (int i = 0; i < arms.size() && !cancelled; i++) {
            Experiment.Arm arm = arms.get(i);
            ArmResult result = ExperimentRun.of(trains, arm, -(firstNumber + i), train, test, this);
            if (result != null) {
                done.add(result);
                stepsBefore += arm.steps();
                tell(done, i == arms.size() - 1);
            }
        }
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public boolean isDue() {
        return System.nanoTime() - last > PAUSE_NANOS;
    }

    @Override
    public void reached(ArmResult result) {
        last = System.nanoTime();
        if (!result.isFinished()) {
            List<ArmResult> all = new ArrayList<>(done);
            all.add(result);
            tell(all, false);
        }
    }

    private void tell(List<ArmResult> all, boolean finished) {
        ArmResult newest = all.get(all.size() - 1);
        double steps = arms.stream().mapToInt(Experiment.Arm::steps).sum();
        long made = stepsBefore + (newest.isFinished() ? 0 : newest.step());
        reports.offer(new Report(List.copyOf(all), made / steps, finished));
    }
}
