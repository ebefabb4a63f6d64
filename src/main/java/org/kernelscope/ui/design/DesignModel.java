package org.kernelscope.ui.design;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureDraft;
import org.kernelscope.network.LayerKind;
import org.kernelscope.network.Presets;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;

/**
 * What is being designed, which of its layers is looked at, and what can be done: change, take
 * back, open, save, and put on the stage with fresh weights. JavaFX thread; files are read and
 * written on the work thread.
 */
public final class DesignModel {
    /** The "layer" of the input. */
    static final int INPUT = -1;

    private static final int MAX_UNDO = 200;
    private static final String OWN = "my-";

    private final ReadOnlyObjectWrapper<ArchitectureDraft> draft =
            new ReadOnlyObjectWrapper<>(this, "draft", own(Presets.LENET5_MODERN));
    private final IntegerProperty selected = new SimpleIntegerProperty(this, "selected", 0);
    private final ObjectProperty<Long> seed = new SimpleObjectProperty<>(this, "seed", 1L);
    private final BooleanProperty live = new SimpleBooleanProperty(this, "live");
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper(this, "canUndo");
    private final Deque<ArchitectureDraft> past = new ArrayDeque<>();
    private boolean touched;
    private final NetworkModel network;
    private final ArchitectureStore blueprints;
    private final Executor workThread;
    private final Executor fxThread;
    private final Notices notices;

    /** A designer for {@code network}, whose network is the draft until somebody changes it. */
    public DesignModel(
            NetworkModel network,
            ArchitectureStore blueprints,
            Executor workThread,
            Executor fxThread,
            Notices notices) {
        this.network = network;
        this.blueprints = blueprints;
        this.workThread = workThread;
        this.fxThread = fxThread;
        this.notices = notices;
        network.architectureProperty().subscribe(this::follow);
    }

    private void follow(@Nullable Architecture onStage) {
        if (onStage != null && !touched) {
            draft.set(own(onStage));
            selected.set(0);
        }
    }

    /** A changed preset is not that preset any more, and has a name of its own from the start. */
    private static ArchitectureDraft own(Architecture architecture) {
        boolean known = Presets.byId(architecture.id()).isPresent();
        ArchitectureDraft draft = ArchitectureDraft.of(architecture);
        return known ? draft.withId(OWN + architecture.id()) : draft;
    }

    /** The architecture as it is now, possible or not. */
    public ReadOnlyObjectProperty<ArchitectureDraft> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    /** The layer that is looked at; −1 for the input. */
    public IntegerProperty selectedProperty() {
        return selected;
    }

    /** From which seed the weights are drawn when it is put on the stage. */
    public ObjectProperty<Long> seedProperty() {
        return seed;
    }

    /** Whether every change that is possible is put on the stage at once. */
    public BooleanProperty liveProperty() {
        return live;
    }

    /** Whether there is a change to take back. */
    public ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    /** Begins anew with another architecture. */
    public void start(Architecture architecture) {
        change(before -> own(architecture));
        selected.set(0);
    }

    /** Changes the draft. */
    public void change(UnaryOperator<ArchitectureDraft> how) {
        ArchitectureDraft before = draft.get();
        ArchitectureDraft after = how.apply(before);
        if (after.equals(before)) {
            return;
        }
        touched = true;
        past.push(before);
        if (past.size() > MAX_UNDO) {
            past.removeLast();
        }
        show(after);
    }

    /** Takes the last change back. */
    public void undo() {
        if (!past.isEmpty()) {
            show(past.pop());
        }
    }

    private void show(ArchitectureDraft next) {
        int last = next.steps().size() - 1;
        if (selected.get() > last) {
            selected.set(last);
        }
        draft.set(next);
        canUndo.set(!past.isEmpty());
        if (live.get()) {
            use();
        }
    }

    /** Puts a layer of the usual settings above the one that is looked at, below the output. */
    public void add(LayerKind kind) {
        int at = Math.min(selected.get() + 1, draft.get().steps().size() - 1);
        int place = Math.max(0, at);
        change(before -> before.insert(place, kind));
        selected.set(place);
    }

    /** Whether the layer that is looked at can be taken away. */
    public boolean canRemove() {
        int at = selected.get();
        return at >= 0 && at < draft.get().steps().size() - 1;
    }

    /** Takes away the layer that is looked at; the input and the output stay. */
    public void remove() {
        if (canRemove()) {
            int at = selected.get();
            change(before -> before.remove(at));
        }
    }

    /** Moves the layer that is looked at up or down, below the output. */
    public void move(int by) {
        moveTo(selected.get(), selected.get() + by);
    }

    /** Moves a layer to another place, below the output. */
    public void moveTo(int from, int to) {
        if (canMove(from, to)) {
            change(before -> before.move(from, to));
            selected.set(to);
        }
    }

    /** Whether there is a layer at {@code from} that may stand at {@code to}. */
    boolean canMove(int from, int to) {
        int last = draft.get().steps().size() - 1;
        return from >= 0 && to >= 0 && from < last && to < last && from != to;
    }

    /** Looks at the layer that cannot stand, if there is one. */
    void selectFaulty() {
        draft.get().steps().stream()
                .filter(step -> step.fault().isPresent())
                .findFirst()
                .ifPresent(step -> selected.set(step.index()));
    }

    /** Puts it on the stage with fresh weights, if it can be a network. */
    public void use() {
        long drawn = seed.get();
        draft.get()
                .architecture()
                .ifPresent(architecture -> network.use(() -> Model.untrained(architecture, drawn)));
    }

    /** Reads an architecture from a file, in the background. */
    public void open(Path file) {
        inBackground(
                () -> {
                    Architecture read = blueprints.read(file);
                    fxThread.execute(() -> start(read));
                });
    }

    /** Writes the architecture to a file, in the background, if it can be a network. */
    public void save(Path file) {
        draft.get()
                .architecture()
                .ifPresent(
                        architecture -> inBackground(() -> blueprints.write(file, architecture)));
    }

    /** A step that may find a file broken. */
    @FunctionalInterface
    private interface Step {
        void run() throws UserFacingException;
    }

    private void inBackground(Step step) {
        workThread.execute(
                () -> {
                    try {
                        step.run();
                    } catch (UserFacingException problem) {
                        fxThread.execute(() -> notices.tell(problem));
                    } catch (RuntimeException broken) {
                        UserFacingException told =
                                UserFacingException.causedBy(broken, "design.failed", broken);
                        fxThread.execute(() -> notices.tell(told));
                    } catch (OutOfMemoryError tooLarge) {
                        UserFacingException told =
                                UserFacingException.causedBy(tooLarge, "design.memory");
                        fxThread.execute(() -> notices.tell(told));
                    }
                });
    }
}
