package org.kernelscope.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kernelscope.text.UserFacingException;

/**
 * A data set with the changes that led to it, which can be undone and done again. Immutable; any
 * thread.
 */
public final class EditedDataset {
    /** Changes that can be undone at the most; the oldest are forgotten. */
    static final int MAX_STEPS = 200;

    private final OwnDataset dataset;
    private final List<Step> past;
    private final List<Step> future;

    private record Step(OwnDataset before, DatasetEdit edit, OwnDataset after) {}

    private EditedDataset(OwnDataset dataset, List<Step> past, List<Step> future) {
        this.dataset = dataset;
        this.past = List.copyOf(past);
        this.future = List.copyOf(future);
    }

    /** A set that nobody has changed. */
    public static EditedDataset of(OwnDataset dataset) {
        return new EditedDataset(dataset, List.of(), List.of());
    }

    /** The set as it is now. */
    public OwnDataset dataset() {
        return dataset;
    }

    /**
     * The set after one more change.
     *
     * @throws UserFacingException if the change cannot be made
     */
    public EditedDataset with(DatasetEdit edit) throws UserFacingException {
        OwnDataset after = edit.applied(dataset);
        List<Step> steps = new ArrayList<>(past);
        if (steps.size() == MAX_STEPS) {
            steps.remove(0);
        }
        steps.add(new Step(dataset, edit, after));
        return new EditedDataset(after, steps, List.of());
    }

    /** The change that would be undone. */
    public Optional<DatasetEdit> last() {
        return past.isEmpty() ? Optional.empty() : Optional.of(past.get(past.size() - 1).edit());
    }

    /** True if a change was undone and can be done again. */
    public boolean canRedo() {
        return !future.isEmpty();
    }

    /** The set before the last change; the same if there is none. */
    public EditedDataset undone() {
        if (past.isEmpty()) {
            return this;
        }
        Step step = past.get(past.size() - 1);
        List<Step> later = new ArrayList<>(future);
        later.add(step);
        return new EditedDataset(step.before(), past.subList(0, past.size() - 1), later);
    }

    /** The set with the change that was undone last; the same if there is none. */
    public EditedDataset redone() {
        if (future.isEmpty()) {
            return this;
        }
        Step step = future.get(future.size() - 1);
        List<Step> steps = new ArrayList<>(past);
        steps.add(step);
        return new EditedDataset(step.after(), steps, future.subList(0, future.size() - 1));
    }
}
