package org.kernelscope.ui.state;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.EditedNetwork;
import org.kernelscope.analysis.WeightEdit;
import org.kernelscope.engine.Model;
import org.kernelscope.network.ArchitectureException;

/**
 * Edits of the network on the stage. Every edit is on the stage at once and can be undone. The
 * edits apply to the weights that were on the stage before the first one; they end when another
 * part of the program puts other weights there. The edits of an opened network are kept and
 * restored when the same network is opened again. JavaFX thread.
 */
public final class NetworkEditModel {
    private static final int MAX_UNDO = 100;

    private static final int LEAST_UNDO = 4;

    /** A changed layer is kept whole: of large networks, fewer. Weights, 4 bytes each. */
    private static final long KEPT_WEIGHTS = 40_000_000;

    private final NetworkModel network;
    private final Notices notices;
    private final ReadOnlyObjectWrapper<@Nullable EditedNetwork> edited =
            new ReadOnlyObjectWrapper<>(this, "edited");
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper(this, "changed");
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper(this, "canUndo");
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper(this, "canRedo");
    private final Deque<EditedNetwork> past = new ArrayDeque<>();
    private final Deque<EditedNetwork> future = new ArrayDeque<>();
    private final EditedNetworkCache left = new EditedNetworkCache(KEPT_WEIGHTS);
    private StageReason baseOrigin = StageReason.OPENED;
    private @Nullable EditedNetwork strokeBegan;

    /** Operates on {@code network}. */
    public NetworkEditModel(NetworkModel network, Notices notices) {
        this.network = network;
        this.notices = notices;
        network.modelProperty().subscribe(this::follow);
    }

    /** The network and what was changed in it; null until there is a network. */
    public ReadOnlyObjectProperty<@Nullable EditedNetwork> editedProperty() {
        return edited.getReadOnlyProperty();
    }

    /** True if the network on the stage is changed by hand. */
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /** True if there is something to undo. */
    public ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    /** True if there is something to redo. */
    public ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo.getReadOnlyProperty();
    }

    /** True if the opened network is edited, and not a checkpoint of a run. */
    public boolean isOfOpened() {
        return baseOrigin.equals(StageReason.OPENED);
    }

    /** Makes an edit; undo takes it back. */
    public void edit(WeightEdit edit) {
        beginStroke();
        stroke(edit);
        endStroke();
    }

    /** Edits that follow one another quickly, as under a pen that moves, are one to undo. */
    public void beginStroke() {
        strokeBegan = edited.get();
    }

    /** Makes an edit that is a part of a stroke: it takes the place of the stroke's last one. */
    public void stroke(WeightEdit edit) {
        EditedNetwork from = strokeBegan;
        if (from == null) {
            return;
        }
        try {
            show(from.with(edit));
        } catch (ArchitectureException refused) {
            notices.tell(refused);
        }
    }

    /** The pen lifts. */
    public void endStroke() {
        EditedNetwork from = strokeBegan;
        strokeBegan = null;
        if (from != null && from != edited.get()) {
            past.push(from);
            if (past.size() > mostKept(from)) {
                past.removeLast();
            }
            future.clear();
            updateFlags();
        }
    }

    private static long mostKept(EditedNetwork of) {
        long fit = KEPT_WEIGHTS / Math.max(1, of.base().architecture().parameterCount());
        return Math.max(LEAST_UNDO, Math.min(MAX_UNDO, fit));
    }

    /** Takes the last edit back. */
    public void undo() {
        step(past, future);
    }

    /** Makes the last edit again that was taken back. */
    public void redo() {
        step(future, past);
    }

    /** Takes all edits back; this can be undone too. */
    public void reset() {
        EditedNetwork now = edited.get();
        if (now != null && now.isChanged()) {
            beginStroke();
            show(EditedNetwork.unedited(now.base()));
            endStroke();
        }
    }

    /**
     * Shows the network with other changes, which can be undone as one.
     *
     * @param wanted changes of the network that was opened; of another one, nothing happens
     */
    public void restore(EditedNetwork wanted) {
        EditedNetwork now = edited.get();
        boolean same = now != null && now.edits().equals(wanted.edits());
        boolean fits = isOfOpened() && wanted.base() == network.openedProperty().get();
        if (fits && !same) {
            beginStroke();
            show(wanted);
            endStroke();
        }
    }

    private void step(Deque<EditedNetwork> from, Deque<EditedNetwork> to) {
        EditedNetwork now = edited.get();
        if (!from.isEmpty() && now != null) {
            strokeBegan = null;
            to.push(now);
            show(from.pop());
            updateFlags();
        }
    }

    private void show(EditedNetwork next) {
        edited.set(next);
        changed.set(next.isChanged());
        network.replace(next.model(), next.isChanged() ? StageReason.EDITED : baseOrigin);
    }

    /** Edits the network on the stage from now on, unless this model put it there. */
    private void follow(@Nullable Model shown) {
        StageReason origin = network.originProperty().get();
        EditedNetwork now = edited.get();
        boolean ours = now != null && (origin.equals(StageReason.EDITED) || now.base() == shown);
        if (shown == null || ours) {
            return;
        }
        leave();
        baseOrigin = origin;
        strokeBegan = null;
        // Not of a network that is passed on the way to another, which would be replaced too.
        boolean again = origin.equals(StageReason.OPENED) && !network.isAwaited();
        EditedNetworkCache.Left fresh =
                new EditedNetworkCache.Left(EditedNetwork.unedited(shown), List.of(), List.of());
        takeUp(again ? left.take(shown).orElse(fresh) : fresh);
    }

    /** Keeps what was done to an opened network; checkpoints of a run pass by. */
    private void leave() {
        EditedNetwork now = edited.get();
        if (now != null && baseOrigin.equals(StageReason.OPENED)) {
            EditedNetworkCache.Left leaving =
                    new EditedNetworkCache.Left(now, List.copyOf(past), List.copyOf(future));
            if (!leaving.isEmpty()) {
                left.keep(leaving);
            }
        }
    }

    private void takeUp(EditedNetworkCache.Left begun) {
        past.clear();
        past.addAll(begun.past());
        future.clear();
        future.addAll(begun.future());
        edited.set(begun.now());
        changed.set(begun.now().isChanged());
        updateFlags();
        if (begun.now().isChanged()) {
            network.replace(begun.now().model(), StageReason.EDITED);
        }
    }

    private void updateFlags() {
        canUndo.set(!past.isEmpty());
        canRedo.set(!future.isEmpty());
    }
}
