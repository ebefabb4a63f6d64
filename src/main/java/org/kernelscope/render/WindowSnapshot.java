package org.kernelscope.render;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.kernelscope.composition.ExampleDrawing;
import org.kernelscope.composition.HiddenWindow;
import org.kernelscope.composition.LoadedScene;
import org.kernelscope.composition.WindowModule;
import org.kernelscope.data.Drawing;
import org.kernelscope.engine.Model;
import org.kernelscope.export.Caption;
import org.kernelscope.export.Pixels;
import org.kernelscope.scene.DisplayPart;
import org.kernelscope.scene.NetworkSource;
import org.kernelscope.text.ProgramVersion;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.control.Fonts;
import org.kernelscope.ui.export.WindowCaption;
import org.kernelscope.ui.state.Mode;

/**
 * The subject of an image or an animation: the window, or one view of it, with a scene. Immutable.
 */
record WindowSnapshot(
        View view,
        ImageSize size,
        LoadedScene scene,
        NetworkSource source,
        Model model,
        TrainingSetup training) {
    private static final int PATIENCE_SECONDS = 120;

    /** The parts of the window that can be rendered, by their ids. */
    enum View {
        WINDOW("window"),
        STAGE("stage"),
        OUTPUT("output"),
        CARD("card"),
        LEGEND("legend"),
        PAD("pad"),
        TRAY("tray"),
        PANEL("panel");

        private final String id;

        View(String id) {
            this.id = id;
        }

        /** The id of the node in a mode; the panel exists in Train mode and in the Lab. */
        String id(Mode mode) throws UserFacingException {
            if (this == PANEL && mode == Mode.EXPLORE) {
                throw new UserFacingException("render.panel");
            }
            return this == PANEL ? mode.id() + "-panel" : id;
        }
    }

    /** An image and what it shows. */
    record Taken(Pixels pixels, Caption caption) {}

    /** The action on the window when it is ready. JavaFX thread. */
    @FunctionalInterface
    interface Use<T> {
        /** Begins; {@code done} is to be completed when it is over. */
        void begin(HiddenWindow window, CompletableFuture<T> done);
    }

    /**
     * Takes an image with {@code zoom} pixels for each of {@link #size}. Once in a process; the
     * calling thread waits.
     */
    Taken take(int zoom) throws UserFacingException {
        return with(
                zoom,
                PATIENCE_SECONDS,
                (window, done) ->
                        done.complete(new Taken(window.picture(), caption(window.parts()))));
    }

    /** The caption of a file that shows {@code parts}. */
    Caption caption(WindowModule parts) {
        Texts texts = parts.shared().localisation().texts();
        String title =
                view == View.WINDOW
                        ? texts.get("export.view.window")
                        : texts.get("export.view.part", view.id);
        return new WindowCaption(
                        parts.shared().network(),
                        parts.backward().resultProperty(),
                        parts.shared().selection(),
                        ProgramVersion.current())
                .of(texts, title, null);
    }

    /**
     * Opens the window on a display in memory, waits for the network's answer to be painted, and
     * uses the window. Once in a process; the calling thread waits.
     */
    <T> T with(int zoom, int patienceSeconds, Use<T> use) throws UserFacingException {
        OffscreenDisplay.turnOn(size.width(), size.height());
        CompletableFuture<T> result = new CompletableFuture<>();
        AtomicReference<@Nullable HiddenWindow> opened = new AtomicReference<>();
        Platform.setImplicitExit(false);
        Platform.startup(
                () -> {
                    try {
                        opened.set(open(zoom, use, result));
                    } catch (RuntimeException | LinkageError | OutOfMemoryError broken) {
                        result.completeExceptionally(broken);
                    }
                });
        try {
            return result.get(patienceSeconds, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UserFacingException problem) {
                throw problem;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException | TimeoutException stuck) {
            throw UserFacingException.causedBy(stuck, "render.stuck", patienceSeconds);
        } finally {
            Platform.exit();
            HiddenWindow window = opened.get();
            if (window != null) {
                window.close();
            }
        }
    }

    private <T> HiddenWindow open(int zoom, Use<T> use, CompletableFuture<T> result) {
        Fonts.load();
        Drawing ofScene = scene.drawing();
        Drawing drawing = ofScene == null ? ExampleDrawing.digit() : ofScene;
        HiddenWindow window = new HiddenWindow(drawing, size.width(), size.height(), zoom);
        DisplayPart look = scene.scene().display();
        if (look != null) {
            window.parts().scenes().look(look);
        }
        window.open(
                drawing,
                source,
                model,
                (parts, ready) ->
                        parts.scenes()
                                .apply(
                                        scene,
                                        true,
                                        () ->
                                                training.prepare(
                                                        parts, () -> alone(window, ready, result)),
                                        () -> {}),
                () -> use.begin(window, result),
                result::completeExceptionally);
        return window;
    }

    private void alone(HiddenWindow window, Runnable ready, CompletableFuture<?> result) {
        try {
            if (view != View.WINDOW) {
                Mode mode = window.parts().shared().workspace().modeProperty().get();
                window.showOnly(view.id(mode));
            }
            ready.run();
        } catch (UserFacingException impossible) {
            result.completeExceptionally(impossible);
        }
    }
}
