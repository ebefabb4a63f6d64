package org.kernelscope.ui.train.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kernelscope.experiment.ArmResult;
import org.kernelscope.experiment.ExperimentWords;
import org.kernelscope.text.Texts;
import org.kernelscope.training.record.RunRecord;

/**
 * The runs of this sitting: the one at work, and some before it, kept whole to be compared with.
 * JavaFX thread.
 */
public final class RunList {
    /** With their histories, as many as there is memory for. */
    private static final int EARLIER = 3;

    private final ReadOnlyObjectWrapper<List<RunRecord>> earlier =
            new ReadOnlyObjectWrapper<>(this, "earlier", List.of());
    private final ReadOnlyObjectWrapper<List<ArmResult>> arms =
            new ReadOnlyObjectWrapper<>(this, "arms", List.of());
    private final ReadOnlyObjectWrapper<@Nullable RunRecord> current =
            new ReadOnlyObjectWrapper<>(this, "current");

    /** Runs before the one at work, the oldest first; none without a step. */
    public ReadOnlyObjectProperty<List<RunRecord>> earlierProperty() {
        return earlier.getReadOnlyProperty();
    }

    /** The run at work, or the last one; null before the first. */
    public ReadOnlyObjectProperty<@Nullable RunRecord> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** The arms of the experiment that was trained last, as far as they are trained. */
    public ReadOnlyObjectProperty<List<ArmResult>> armsProperty() {
        return arms.getReadOnlyProperty();
    }

    /** Takes the arms of an experiment in the place of those before. */
    void putArms(List<ArmResult> results) {
        arms.set(List.copyOf(results));
    }

    /** The name of a run: its number, or that of an arm of an experiment. */
    public String name(Texts texts, RunRecord run) {
        for (ArmResult arm : arms.get()) {
            if (arm.record().number() == run.number()) {
                return ExperimentWords.arm(texts, arm.arm());
            }
        }
        // An arm of an experiment before has no name any more.
        return run.isArm()
                ? texts.get("experiment.arm.earlier")
                : texts.get("training.run.name", run.number());
    }

    /** All runs, the newest last. */
    public List<RunRecord> all() {
        List<RunRecord> all = new ArrayList<>(earlier.get());
        arms.get().forEach(arm -> all.add(arm.record()));
        RunRecord now = current.get();
        if (now != null) {
            all.add(now);
        }
        return all;
    }

    /** The run with this number, as it is now. */
    public Optional<RunRecord> number(int number) {
        return all().stream().filter(run -> run.number() == number).findFirst();
    }

    /** The newest run that is another than {@code run}. */
    public Optional<RunRecord> latestBut(RunRecord run) {
        return all().stream()
                .filter(one -> one.number() != run.number())
                .reduce((older, newer) -> newer);
    }

    /** {@code run} as it is now; as it was, if it is no longer kept. */
    public RunRecord newest(RunRecord run) {
        return number(run.number()).orElse(run);
    }

    /**
     * Takes note of how the run at work is now. What it was before becomes an earlier run if this
     * is another, or if it was begun again from its first weights.
     */
    public void look(@Nullable RunRecord run) {
        RunRecord before = current.get();
        if (before == run) {
            return;
        }
        boolean another =
                before != null
                        && before.steps().size() > 0
                        && (run == null
                                || run.number() != before.number()
                                || run.steps().size() < before.steps().size());
        if (another) {
            List<RunRecord> list = new ArrayList<>(earlier.get());
            list.removeIf(old -> old.number() == before.number());
            list.add(before);
            earlier.set(List.copyOf(list.subList(Math.max(0, list.size() - EARLIER), list.size())));
        }
        current.set(run);
    }
}
