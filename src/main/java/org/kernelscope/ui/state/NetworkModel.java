package org.kernelscope.ui.state;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Drawing;
import org.kernelscope.engine.Engine;
import org.kernelscope.engine.EngineInfo;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.fx.Attempt;
import org.kernelscope.ui.fx.Latest;
import org.kernelscope.ui.fx.Mailbox;

/**
 * The network of the window: which it is, whether it is ready, and what it made of the newest
 * drawing.
 *
 * <p>Everything public belongs to the JavaFX thread. The network itself lives on the engine thread:
 * drawings go there through a mailbox in which the newest wins, and the answers come back the same
 * way, so that neither side ever waits or falls behind.
 */
public final class NetworkModel {
    /** Whether the network can be asked. */
    public enum Status {
        /** The native library or the network is still being loaded. */
        LOADING,
        /** It answers. */
        READY,
        /** It could not be loaded; the problem was told. */
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
    private final ReadOnlyObjectWrapper<WeightsOrigin> origin =
            new ReadOnlyObjectWrapper<>(this, "origin", WeightsOrigin.OPENED);
    private final ReadOnlyObjectWrapper<WeightsOrigin> asked =
            new ReadOnlyObjectWrapper<>(this, "asked", WeightsOrigin.OPENED);
    private final ReadOnlyObjectWrapper<@Nullable InferenceResult> inference =
            new ReadOnlyObjectWrapper<>(this, "inference");
    private final ReadOnlyObjectWrapper<@Nullable EngineInfo> engineInfo =
            new ReadOnlyObjectWrapper<>(this, "engineInfo");
    private final Executor engineThread;
    private final Executor fxThread;
    private final Notices notices;
    private final Latest<Drawing, InferenceResult> drawings;
    private final Mailbox<Replacement> replacements;

    /** How many networks were wished for so far. */
    private final AtomicInteger wishes = new AtomicInteger();

    /** How many of them are not begun yet; touched by the JavaFX thread alone. */
    private int waiting;

    /** Touched by the engine thread alone. */
    private @Nullable InferenceWorker thinker;

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
                        (drawing, result) -> inference.set(result),
                        (drawing, failure) -> fail(failure, "engine.cannotThink"));
        this.replacements =
                new Mailbox<>(
                        engineThread,
                        other ->
                                attempt(
                                        "engine.cannotUse",
                                        () -> take(other.model(), other.origin())));
    }

    private record Replacement(Model model, WeightsOrigin origin) {}

    /** Whether the network can be asked. */
    public ReadOnlyObjectProperty<Status> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** The network in use, with the weights of this moment; null until one is loaded. */
    public ReadOnlyObjectProperty<@Nullable Model> modelProperty() {
        return model.getReadOnlyProperty();
    }

    /**
     * What the network in use is; changes only when it becomes another one, not with its weights.
     */
    public ReadOnlyObjectProperty<@Nullable Architecture> architectureProperty() {
        return architecture.getReadOnlyProperty();
    }

    /**
     * The network that was opened last, as it was in its file: what surgery can go back to. Null
     * until one is loaded.
     */
    public ReadOnlyObjectProperty<@Nullable Model> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /** Where the weights in use come from. */
    public ReadOnlyObjectProperty<WeightsOrigin> originProperty() {
        return origin.getReadOnlyProperty();
    }

    /**
     * Where the weights that were asked for last come from: known at once, while {@link
     * #originProperty} follows when they are there. Whoever puts weights here again and again stops
     * when somebody else has asked.
     */
    public ReadOnlyObjectProperty<WeightsOrigin> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /** What the network made of the newest drawing; null until there was one. */
    public ReadOnlyObjectProperty<@Nullable InferenceResult> inferenceProperty() {
        return inference.getReadOnlyProperty();
    }

    /** What does the computing; null until it is loaded. */
    public ReadOnlyObjectProperty<@Nullable EngineInfo> engineInfoProperty() {
        return engineInfo.getReadOnlyProperty();
    }

    /** Loads the native library and the first network in the background. */
    public void start(Supplier<Engine> source, ModelSource first) {
        onEngineThread(
                "engine.cannotStart",
                () -> {
                    Engine opened = source.get();
                    EngineInfo info = opened.info();
                    engine = opened;
                    fxThread.execute(() -> engineInfo.set(info));
                    take(first.load(), WeightsOrigin.OPENED);
                });
    }

    /**
     * Takes another network; the newest drawing is shown to it. If it cannot be had, the old one
     * stays. Of several that wait, the newest is taken and the others are not even loaded.
     */
    public void use(ModelSource other) {
        asked.set(WeightsOrigin.OPENED);
        int wish = wishes.incrementAndGet();
        waiting++;
        onEngineThread(
                "engine.cannotUse",
                () -> {
                    fxThread.execute(() -> waiting--);
                    if (wish == wishes.get()) {
                        take(other.load(), WeightsOrigin.OPENED);
                    }
                });
    }

    /** Whether another network was wished for that is still to be opened. */
    boolean isAwaited() {
        return waiting > 0;
    }

    /**
     * Puts other weights, or another network altogether, in the place of the one in use, without
     * opening it: a moment of a run, or a change by hand. May be called at any rate; the newest
     * wins.
     */
    public void replace(Model other, WeightsOrigin from) {
        asked.set(from);
        replacements.offer(new Replacement(other, from));
    }

    /** Shows the network a drawing; the answer comes through {@link #inferenceProperty}. */
    public void show(Drawing drawing) {
        drawings.ask(drawing);
    }

    private void take(Model loaded, WeightsOrigin from) throws UserFacingException {
        Engine running = engine;
        if (running == null) {
            return;
        }
        if (thinker == null) {
            thinker = new InferenceWorker(running, loaded);
        } else {
            thinker.use(loaded);
        }
        fxThread.execute(() -> taken(loaded, from));
        drawings.again();
    }

    private void taken(Model loaded, WeightsOrigin from) {
        // First, so that whoever sees other weights can ask where they come from.
        origin.set(from);
        InferenceResult last = inference.get();
        boolean another =
                from == WeightsOrigin.OPENED || !loaded.architecture().equals(architecture.get());
        if (another && last != null && last.model() != loaded) {
            // What another network made of the drawing must not stand under the name of this one.
            inference.set(null);
        }
        model.set(loaded);
        if (!loaded.architecture().equals(architecture.get())) {
            architecture.set(loaded.architecture());
        }
        if (from == WeightsOrigin.OPENED) {
            opened.set(loaded);
        }
        status.set(Status.READY);
    }

    private @Nullable InferenceResult think(Drawing drawing) throws UserFacingException {
        InferenceWorker current = thinker;
        return current == null ? null : current.think(drawing);
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
