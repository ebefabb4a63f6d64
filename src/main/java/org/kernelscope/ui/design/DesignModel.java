package org.kernelscope.ui.design;

import java.io.File;
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
import org.kernelscope.scene.NetworkSource;
import org.kernelscope.storage.PathNames;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.fx.Attempt;
import org.kernelscope.ui.fx.FileExecutor;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;

/**
 * The draft of the designer and its selected layer: edit, undo, open, save, and use on the stage
 * with initial weights.
 */
public final class DesignModel {
    /** The index of the input. */
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
    private boolean edited;
    private final NetworkModel network;
    private final ArchitectureStore store;
    private final FileExecutor files;
    private final Executor fxThread;
    private final Notices notices;

    /** Reads and writes architecture files. Any thread; may be slow. */
    public interface ArchitectureStore {
        /** The architecture in {@code file}. */
        Architecture read(Path file) throws UserFacingException;

        /** Writes {@code architecture} to {@code file}. */
        void write(Path file, Architecture architecture) throws UserFacingException;
    }

    /** A designer for {@code network}. The draft follows the network until the first edit. */
    public DesignModel(
            NetworkModel network,
            ArchitectureStore store,
            FileExecutor files,
            Executor fxThread,
            Notices notices) {
        this.network = network;
        this.store = store;
        this.files = files;
        this.fxThread = fxThread;
        this.notices = notices;
        network.architectureProperty().subscribe(this::follow);
    }

    private void follow(@Nullable Architecture onStage) {
        if (onStage != null && !edited) {
            draft.set(own(onStage));
            selected.set(0);
        }
    }

    /** A draft of a preset gets a name of its own, since it may be edited. */
    private static ArchitectureDraft own(Architecture architecture) {
        boolean known = Presets.byId(architecture.id()).isPresent();
        ArchitectureDraft draft = ArchitectureDraft.of(architecture);
        return known ? draft.withId(OWN + architecture.id()) : draft;
    }

    /** The present draft, valid or not. */
    public ReadOnlyObjectProperty<ArchitectureDraft> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    /** The selected layer; −1 for the input. */
    public IntegerProperty selectedProperty() {
        return selected;
    }

    /** The seed of the initial weights. */
    public ObjectProperty<Long> seedProperty() {
        return seed;
    }

    /** True to use every valid change on the stage at once. */
    public BooleanProperty liveProperty() {
        return live;
    }

    /** True if there is a change to undo. */
    public ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    /** True if the draft was changed and no longer follows the network. */
    public boolean isEdited() {
        return edited;
    }

    /** Replaces the draft by another architecture. */
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
        edited = true;
        past.push(before);
        if (past.size() > MAX_UNDO) {
            past.removeLast();
        }
        show(after);
    }

    /** Undoes the last change. */
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

    /** Inserts a layer with default settings after the selected one, before the output. */
    public void add(LayerKind kind) {
        int at = Math.min(selected.get() + 1, draft.get().steps().size() - 1);
        int place = Math.max(0, at);
        change(before -> before.insert(place, kind));
        selected.set(place);
    }

    /** True if the selected layer can be removed. */
    public boolean canRemove() {
        int at = selected.get();
        return at >= 0 && at < draft.get().steps().size() - 1;
    }

    /** Removes the selected layer; input and output cannot be removed. */
    public void remove() {
        if (canRemove()) {
            int at = selected.get();
            change(before -> before.remove(at));
        }
    }

    /** Moves the selected layer up or down, before the output. */
    public void move(int by) {
        moveTo(selected.get(), selected.get() + by);
    }

    /** Moves a layer to another position, before the output. */
    public void moveTo(int from, int to) {
        if (canMove(from, to)) {
            change(before -> before.move(from, to));
            selected.set(to);
        }
    }

    /** True if the layer at {@code from} may be moved to {@code to}. */
    boolean canMove(int from, int to) {
        int last = draft.get().steps().size() - 1;
        return from >= 0 && to >= 0 && from < last && to < last && from != to;
    }

    /** Selects the invalid layer, if there is one. */
    void selectFaulty() {
        draft.get().steps().stream()
                .filter(step -> step.problem().isPresent())
                .findFirst()
                .ifPresent(step -> selected.set(step.index()));
    }

    /** Uses the draft on the stage with initial weights, if it is valid. */
    public void use() {
        long weights = seed.get();
        draft.get()
                .architecture()
                .ifPresent(
                        architecture ->
                                network.use(
                                        new NetworkSource.Untrained(architecture, weights),
                                        () -> Model.untrained(architecture, weights)));
    }

    /** Reads an architecture from a file, in the background. */
    public void open(File file) {
        inBackground(
                () -> {
                    Architecture read = store.read(PathNames.parse(file.getPath()));
                    fxThread.execute(() -> start(read));
                });
    }

    /** Writes the architecture to a file, in the background, if it is valid. */
    public void save(File file) {
        draft.get()
                .architecture()
                .ifPresent(
                        architecture ->
                                inBackground(
                                        () ->
                                                store.write(
                                                        PathNames.parse(file.getPath()),
                                                        architecture)));
    }

    private void inBackground(Attempt.Task step) {
        files.execute(() -> Attempt.run(step, this::fail));
    }

    private void fail(Throwable failure) {
        UserFacingException sentence =
                UserFacingException.of(failure, "design.memory", "design.failed");
        fxThread.execute(() -> notices.tell(sentence));
    }
}
