package org.kernelscope.ui.state;

import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.ClassNames;
import org.kernelscope.data.Drawing;
import org.kernelscope.engine.Engine;
import org.kernelscope.engine.EngineInfo;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.scene.NetworkSource;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.transform.Movement;
import org.kernelscope.ui.fx.Attempt;
import org.kernelscope.ui.fx.Latest;
import org.kernelscope.ui.fx.Mailbox;

/**
 * The network of the window, its state, and its result for the newest drawing.
 *
 * <p>Everything public belongs to the JavaFX thread. The network itself belongs to the engine
 * thread. Of the drawings that wait for it only the newest is used, and only the newest result
 * comes back, so neither side waits or falls behind.
 */
public final class NetworkModel {
    /** True if the network can be asked. */
    public enum Status {
        /** The native library or the network is still being loaded. */
        LOADING,
        /** It answers. */
        READY,
        /** It could not be loaded; a notice gives the reason. */
        FAILED
    }

    /** Loads what the program starts with; may take seconds and may fail with a sentence. */
    @FunctionalInterface
    public interface ModelSource {
        /** The network to begin with. */
        Model load() throws UserFacingException;
    }

    private final ReadOnlyObjectWrapper<Status> status =
            new ReadOnlyObjectWrapper<>(this, "status", Status.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable Model> model =
            new ReadOnlyObjectWrapper<>(this, "model");
    private final ReadOnlyObjectWrapper<@Nullable Architecture> architecture =
            new ReadOnlyObjectWrapper<>(this, "architecture");
    private final ReadOnlyObjectWrapper<@Nullable Model> opened =
            new ReadOnlyObjectWrapper<>(this, "opened");
    private final ReadOnlyObjectWrapper<@Nullable NetworkSource> source =
            new ReadOnlyObjectWrapper<>(this, "source");
    private final ReadOnlyObjectWrapper<StageReason> origin =
            new ReadOnlyObjectWrapper<>(this, "origin", StageReason.OPENED);
    private final ReadOnlyObjectWrapper<StageReason> asked =
            new ReadOnlyObjectWrapper<>(this, "asked", StageReason.OPENED);
    private final ReadOnlyIntegerWrapper askedCount =
            new ReadOnlyIntegerWrapper(this, "askedCount");
    private final ReadOnlyObjectWrapper<@Nullable InferenceResult> inference =
            new ReadOnlyObjectWrapper<>(this, "inference");
    private final ReadOnlyObjectWrapper<@Nullable EngineInfo> engineInfo =
            new ReadOnlyObjectWrapper<>(this, "engineInfo");
    private final ObjectProperty<Set<String>> frozen =
            new SimpleObjectProperty<>(this, "frozen", Set.of());
    private final ReadOnlyObjectWrapper<@Nullable ClassNames> classNames =
            new ReadOnlyObjectWrapper<>(this, "classNames");
    private final Executor engineThread;
    private final Executor fxThread;
    private final Notices notices;
    private final Latest<Question, InferenceResult> drawings;
    private final Mailbox<Replacement> replacements;

    /** The number of networks requested so far. */
    private final AtomicInteger requests = new AtomicInteger();

    /** The number of them that wait; used on the JavaFX thread only. */
    private int waiting;

    /** Touched by the engine thread alone. */
    private @Nullable InferenceWorker worker;

    /** Touched by the engine thread alone. */
    private @Nullable Engine engine;

    /**
     * A model that computes on {@code engineThread} (one thread) and answers on {@code fxThread}.
     * {@link #start} loads the network.
     */
    public NetworkModel(Executor engineThread, Executor fxThread, Notices notices) {
        this.engineThread = engineThread;
        this.fxThread = fxThread;
        this.notices = notices;
        this.drawings =
                new Latest<>(
                        engineThread,
                        fxThread,
                        this::think,
                        (question, result) -> inference.set(result),
                        (question, failure) -> fail(failure, "engine.cannotThink"));
        this.replacements =
                new Mailbox<>(
                        engineThread,
                        other ->
                                attempt(
                                        "engine.cannotUse",
                                        () -> take(other.model(), other.origin(), null)));
    }

    private record Question(Drawing drawing, Movement movement) {}

    private record Replacement(Model model, StageReason origin) {}

    /** The way to open the network again; null if it is not known. */
    private record Opening(@Nullable NetworkSource source) {}

    /** True if the network can be asked. */
    public ReadOnlyObjectProperty<Status> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** The network in use, with its present weights; null until one is loaded. */
    public ReadOnlyObjectProperty<@Nullable Model> modelProperty() {
        return model.getReadOnlyProperty();
    }

    /** The architecture in use; it does not change with the weights. */
    public ReadOnlyObjectProperty<@Nullable Architecture> architectureProperty() {
        return architecture.getReadOnlyProperty();
    }

    /**
     * The network that was opened last, as it was in its file, to which edits can be reset. Null
     * until one is loaded.
     */
    public ReadOnlyObjectProperty<@Nullable Model> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /** The source of the {@linkplain #openedProperty opened} network; null if not known. */
    public ReadOnlyObjectProperty<@Nullable NetworkSource> sourceProperty() {
        return source.getReadOnlyProperty();
    }

    /** The origin of the weights in use. */
    public ReadOnlyObjectProperty<StageReason> originProperty() {
        return origin.getReadOnlyProperty();
    }

    /**
     * The origin of the weights that were requested last. It changes at once; {@link
     * #originProperty} follows when they are in use. A source of ever newer weights stops when
     * another one has made a request.
     */
    public ReadOnlyObjectProperty<StageReason> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /**
     * The number of requests so far. It changes with each, also if {@link #askedProperty} stays the
     * same, as it does when one network is opened after another.
     */
    public ReadOnlyIntegerProperty askedCountProperty() {
        return askedCount.getReadOnlyProperty();
    }

    /** The names of the layers that the next training leaves as they are. */
    public ObjectProperty<Set<String>> frozenProperty() {
        return frozen;
    }

    /** The names of the classes of the network in use; null if they are called by numbers. */
    public ReadOnlyObjectProperty<@Nullable ClassNames> classNamesProperty() {
        return classNames.getReadOnlyProperty();
    }

    /** The name of class {@code label} of the network in use; its number if it has none. */
    public String className(int label) {
        return ClassNames.name(classNames.get(), label);
    }

    /** The result for the newest drawing; null before the first. */
    public ReadOnlyObjectProperty<@Nullable InferenceResult> inferenceProperty() {
        return inference.getReadOnlyProperty();
    }

    /** The libraries that compute; null until they are loaded. */
    public ReadOnlyObjectProperty<@Nullable EngineInfo> engineInfoProperty() {
        return engineInfo.getReadOnlyProperty();
    }

    /** Loads the native library and the first network in the background. */
    public void start(Supplier<Engine> source, ModelSource first) {
        start(source, null, first);
    }

    /**
     * The same.
     *
     * @param from the origin of the network; null if it is not known
     */
    public void start(Supplier<Engine> source, @Nullable NetworkSource from, ModelSource first) {
        onEngineThread(
                "engine.cannotStart",
                () -> {
                    Engine opened = source.get();
                    EngineInfo info = opened.info();
                    engine = opened;
                    fxThread.execute(() -> engineInfo.set(info));
                    take(first.load(), StageReason.OPENED, new Opening(from));
                });
    }

    /**
     * Switches to another network and runs it on the newest drawing. If it cannot be loaded, the
     * old one stays. Of several that wait, only the newest is loaded.
     */
    public void use(ModelSource other) {
        use(null, other);
    }

    /**
     * The same.
     *
     * @param from the origin of the network; null if it is not known
     */
    public void use(@Nullable NetworkSource from, ModelSource other) {
        ask(StageReason.OPENED);
        int request = requests.incrementAndGet();
        waiting++;
        onEngineThread(
                "engine.cannotUse",
                () -> {
                    fxThread.execute(() -> waiting--);
                    if (request == requests.get()) {
                        take(other.load(), StageReason.OPENED, new Opening(from));
                    }
                });
    }

    /** True if a requested network is not opened yet. */
    boolean isAwaited() {
        return waiting > 0;
    }

    /**
     * Replaces the weights or the whole network in use without opening it: by a checkpoint of a
     * run, or by an edit. May be called at any rate; the newest wins.
     *
     * @param from why; known at once through {@link #askedProperty}
     */
    public void replace(Model other, StageReason from) {
        ask(from);
        replacements.offer(new Replacement(other, from));
    }

    /**
     * Keeps the weights in use: whoever was about to put others there, such as a run that begins,
     * waits until it is asked again.
     */
    public void keep() {
        ask(origin.get());
    }

    private void ask(StageReason from) {
        asked.set(from);
        askedCount.set(askedCount.get() + 1);
    }

    /** Does {@code work} as soon as the next network is there, or not at all if it fails. */
    public void whenReady(Runnable work) {
        whenLoaded(
                () -> {
                    if (status.get() == Status.READY) {
                        work.run();
                    }
                });
    }

    /** Does {@code work} as soon as the next network is there or has failed. */
    public void whenLoaded(Runnable work) {
        statusProperty()
                .addListener(
                        new ChangeListener<>() {
                            @Override
                            public void changed(
                                    ObservableValue<? extends Status> value,
                                    Status before,
                                    Status now) {
                                value.removeListener(this);
                                work.run();
                            }
                        });
    }

    /** Shows the network a drawing; the answer comes through {@link #inferenceProperty}. */
    public void show(Drawing drawing) {
        showMoved(drawing, Movement.NONE);
    }

    /** The same for a drawing that is moved or disturbed on its way to the network. */
    public void showMoved(Drawing drawing, Movement movement) {
        drawings.ask(new Question(drawing, movement));
    }

    /**
     * @param opening the file or preset that the network was opened from; null for other weights in
     *     its place
     */
    private void take(Model loaded, StageReason from, @Nullable Opening opening)
            throws UserFacingException {
        Engine running = engine;
        if (running == null) {
            return;
        }
        if (worker == null) {
            worker = new InferenceWorker(running, loaded);
        } else {
            worker.use(loaded);
        }
        fxThread.execute(() -> taken(loaded, from, opening));
        drawings.again();
    }

    private void taken(Model loaded, StageReason from, @Nullable Opening opening) {
        // First, so that listeners to the weights see their origin.
        if (opening != null) {
            source.set(opening.source());
        }
        origin.set(from);
        InferenceResult last = inference.get();
        boolean another =
                from.equals(StageReason.OPENED)
                        || !loaded.architecture().equals(architecture.get());
        if (another && last != null && last.model() != loaded) {
            // What another network made of the drawing must not stand under the name of this one.
            inference.set(null);
        }
        classNames.set(loaded.classNames());
        model.set(loaded);
        if (!loaded.architecture().equals(architecture.get())) {
            architecture.set(loaded.architecture());
        }
        if (from.equals(StageReason.OPENED)) {
            opened.set(loaded);
        }
        status.set(Status.READY);
    }

    private @Nullable InferenceResult think(Question question) throws UserFacingException {
        InferenceWorker current = worker;
        return current == null ? null : current.think(question.drawing(), question.movement());
    }

    private void onEngineThread(String unexpected, Attempt.Task step) {
        engineThread.execute(() -> attempt(unexpected, step));
    }

    /** Runs a step. A failure is shown as a notice; the thread and its network stay in use. */
    private void attempt(String unexpected, Attempt.Task step) {
        Attempt.run(step, failure -> fxThread.execute(() -> fail(failure, unexpected)));
    }

    private void fail(Throwable failure, String unexpected) {
        if (status.get() != Status.READY) {
            status.set(Status.FAILED);
        }
        InferenceResult last = inference.get();
        if (last != null && last.model() != model.get()) {
            // The network in use has no answer, and that of another network is not its own.
            inference.set(null);
        }
        notices.tell(UserFacingException.of(failure, unexpected), model);
    }
}
