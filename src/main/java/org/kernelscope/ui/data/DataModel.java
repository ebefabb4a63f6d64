package org.kernelscope.ui.data;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kernelscope.dataset.DatasetEdit;
import org.kernelscope.dataset.DatasetSummary;
import org.kernelscope.dataset.EditedDataset;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.fx.Latest;
import org.kernelscope.ui.state.Notices;

/** The data set of the window, its changes, and what there is to say about it. JavaFX thread. */
public final class DataModel {
    private final ReadOnlyObjectWrapper<EditedDataset> edited =
            new ReadOnlyObjectWrapper<>(this, "edited", EditedDataset.of(OwnDataset.EMPTY));
    private final ReadOnlyObjectWrapper<@Nullable Path> file =
            new ReadOnlyObjectWrapper<>(this, "file");
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper(this, "changed");
    private final ReadOnlyObjectWrapper<@Nullable DatasetSummary> summary =
            new ReadOnlyObjectWrapper<>(this, "summary");
    private final Notices notices;
    private final Latest<OwnDataset, DatasetSummary> summaries;
    private OwnDataset saved = OwnDataset.EMPTY;

    /**
     * @param work computes summaries
     */
    public DataModel(Executor work, Executor fxThread, Notices notices) {
        this.notices = notices;
        summaries =
                new Latest<>(
                        work,
                        fxThread,
                        DatasetSummary::of,
                        (set, found) -> {
                            if (set == set()) {
                                summary.set(found);
                            }
                        },
                        (set, failure) ->
                                notices.tell(UserFacingException.of(failure, "own.failed")));
        edited.subscribe(
                now -> {
                    changed.set(differs(now.dataset()));
                    summaries.ask(now.dataset());
                });
    }

    /** True if something would be lost with the set; whether an empty one has colours is little. */
    private boolean differs(OwnDataset set) {
        boolean nothing = set.isEmpty() && saved.isEmpty() && set.classes().equals(saved.classes());
        return set != saved && !nothing;
    }

    /** The set with its changes. */
    public ReadOnlyObjectProperty<EditedDataset> editedProperty() {
        return edited.getReadOnlyProperty();
    }

    /** The set as it is now. */
    public OwnDataset set() {
        return edited.get().dataset();
    }

    /** The file that it was opened from or saved to; null for none. */
    public ReadOnlyObjectProperty<@Nullable Path> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /** True if it has changes that are in no file. */
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /** Counts, means, blanks and duplicates; null or of an earlier set while it is computed. */
    public ReadOnlyObjectProperty<@Nullable DatasetSummary> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /**
     * Makes a change; one that cannot be made is told.
     *
     * @return true if it was made
     */
    public boolean edit(DatasetEdit edit) {
        try {
            edited.set(edited.get().with(edit));
            return true;
        } catch (UserFacingException refused) {
            notices.tell(refused);
            return false;
        }
    }

    /** Takes the last change back. */
    public void undo() {
        edited.set(edited.get().undone());
    }

    /** Makes the change again that was taken back last. */
    public void redo() {
        edited.set(edited.get().redone());
    }

    /**
     * Puts another set in the place of this one; its changes are forgotten.
     *
     * @param from its file; null for none
     */
    public void open(OwnDataset other, @Nullable Path from) {
        saved = other;
        file.set(from);
        edited.set(EditedDataset.of(other));
        changed.set(false);
    }

    /** Notes that {@code set} is in the file {@code place}. */
    void saved(OwnDataset set, Path place) {
        saved = set;
        file.set(place);
        changed.set(differs(set()));
    }

    /** True if nothing is being computed. */
    public boolean isSettled() {
        return !summaries.isBusy();
    }
}
