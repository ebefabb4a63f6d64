package org.kernelscope.ui.state;

import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Drawing;
import org.kernelscope.engine.Engine;
import org.kernelscope.engine.EngineInfo;
import org.kernelscope.engine.Model;
import org.kernelscope.text.Problem;
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
        Model load() throws Problem;
    }

    private final ReadOnlyObjectWrapper<Status> status =
            new ReadOnlyObjectWrapper<>(this, "status", Status.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable Model> model =
            new ReadOnlyObjectWrapper<>(this, "model");
    private final ReadOnlyObjectWrapper<@Nullable Inference> inference =
            new ReadOnlyObjectWrapper<>(this, "inference");
    private final ReadOnlyObjectWrapper<@Nullable EngineInfo> engineInfo =
            new ReadOnlyObjectWrapper<>(this, "engineInfo");
    private final Executor engineThread;
    private final Executor fxThread;
    private final Notices notices;
    private final Mailbox<Drawing> questions;
    private final Mailbox<Inference> answers;

    /** Touched by the engine thread alone. */
    private @Nullable Thinker thinker;

    /** What the engine thread said last; touched by it alone. */
    private @Nullable Inference lastAnswer;

    /**
     * A model that computes on {@code engineThread} (one thread) and answers on {@code fxThread}.
     * {@link #start} loads the network.
     */
    public NetworkModel(Executor engineThread, Executor fxThread, Notices notices) {
        this.engineThread = engineThread;
        this.fxThread = fxThread;
        this.notices = notices;
        this.answers = new Mailbox<>(fxThread, this::publish);
        this.questions = new Mailbox<>(engineThread, this::think);
    }

    /** Whether the network can be asked. */
    public ReadOnlyObjectProperty<Status> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** The network in use; null until one is loaded. */
    public ReadOnlyObjectProperty<@Nullable Model> modelProperty() {
        return model.getReadOnlyProperty();
    }

    /** What the network made of the newest drawing; null until there was one. */
    public ReadOnlyObjectProperty<@Nullable Inference> inferenceProperty() {
        return inference.getReadOnlyProperty();
    }

    /** What does the computing; null until it is loaded. */
    public ReadOnlyObjectProperty<@Nullable EngineInfo> engineInfoProperty() {
        return engineInfo.getReadOnlyProperty();
    }

    /** Loads the native library and the first network in the background. */
    public void start(Supplier<Engine> engine, ModelSource first) {
        engineThread.execute(
                () -> {
                    try {
                        Model loaded = first.load();
                        fxThread.execute(() -> model.set(loaded));
                        Engine opened = engine.get();
                        thinker = new Thinker(opened, loaded);
                        EngineInfo info = opened.info();
                        fxThread.execute(
                                () -> {
                                    engineInfo.set(info);
                                    status.set(Status.READY);
                                });
                    } catch (Problem problem) {
                        fail(problem);
                    } catch (RuntimeException | LinkageError broken) {
                        fail(Problem.causedBy(broken, "engine.cannotStart", broken));
                    }
                });
    }

    /** Takes another network; the newest drawing is shown to it. */
    public void use(ModelSource other) {
        engineThread.execute(
                () -> {
                    Thinker current = thinker;
                    if (current == null) {
                        return;
                    }
                    try {
                        Model loaded = other.load();
                        current.use(loaded);
                        fxThread.execute(() -> model.set(loaded));
                        Inference last = lastAnswer;
                        if (last != null) {
                            think(last.drawing());
                        }
                    } catch (Problem problem) {
                        fxThread.execute(() -> notices.tell(problem));
                    } catch (RuntimeException | LinkageError broken) {
                        Problem problem = Problem.causedBy(broken, "engine.cannotUse", broken);
                        fxThread.execute(() -> notices.tell(problem));
                    }
                });
    }

    /** Shows the network a drawing; the answer comes through {@link #inferenceProperty}. */
    public void show(Drawing drawing) {
        questions.offer(drawing);
    }

    private void think(Drawing drawing) {
        Thinker current = thinker;
        if (current == null) {
            return;
        }
        Inference answer = current.think(drawing);
        lastAnswer = answer;
        answers.offer(answer);
    }

    private void publish(Inference answer) {
        inference.set(answer);
    }

    private void fail(Problem problem) {
        fxThread.execute(
                () -> {
                    status.set(Status.FAILED);
                    notices.tell(problem);
                });
    }
}
