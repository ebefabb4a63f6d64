package org.kernelscope.render;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.kernelscope.composition.HiddenWindow;
import org.kernelscope.composition.WindowModule;
import org.kernelscope.data.Drawing;
import org.kernelscope.engine.Model;
import org.kernelscope.export.Caption;
import org.kernelscope.export.Pixels;
import org.kernelscope.network.Cell;
import org.kernelscope.text.ProgramVersion;
import org.kernelscope.text.Texts;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.control.Fonts;
import org.kernelscope.ui.export.WindowCaption;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.ScaleMode;
import org.kernelscope.ui.paint.TextScale;
import org.kernelscope.ui.paint.Theme;
import org.kernelscope.ui.state.Display;

/**
 * What a picture or an animation shows: the window, or one view of it, with a network and a
 * drawing. Immutable.
 */
record WindowSnapshot(
        View view,
        ImageSize size,
        Drawing drawing,
        Model model,
        Theme theme,
        Language language,
        Palette palette,
        ScaleMode scale,
        TextScale textScale,
        @Nullable Cell cell,
        SceneSetup staging) {
    private static final int PATIENCE_SECONDS = 120;

    /** What can be rendered: the window, or one of its parts by its id. */
    enum View {
        WINDOW("window"),
        STAGE("stage"),
        OUTPUT("output"),
        CARD("card"),
        LEGEND("legend"),
        PAD("pad"),
        TRAY("tray"),
        BENCH("train-bench");

        private final String id;

        View(String id) {
            this.id = id;
        }
    }

    /** The same with something else done before the picture. */
    WindowSnapshot then(SceneSetup next) {
        return new WindowSnapshot(
                view,
                size,
                drawing,
                model,
                theme,
                language,
                palette,
                scale,
                textScale,
                cell,
                staging.then(next));
    }

    /** A picture and what it shows. */
    record Taken(Pixels pixels, Caption caption) {}

    /** What is done with the window when it is ready. JavaFX thread. */
    @FunctionalInterface
    interface Use<T> {
        /** Begins; {@code done} is to be completed when it is over. */
        void begin(HiddenWindow window, CompletableFuture<T> done);
    }

    /**
     * Takes a picture with {@code zoom} pixels for each of {@link #size}. Once in a process; the
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
        Texts texts = Texts.in(language);
        String title =
                view == View.WINDOW
                        ? texts.get("export.view.window")
                        : texts.get("export.view.part", view.id);
        return new WindowCaption(
                        parts.shared().network(), parts.shared().selection(), ProgramVersion.current())
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
        HiddenWindow window = new HiddenWindow(drawing, size.width(), size.height(), zoom);
        WindowModule parts = window.parts();
        Display display = parts.shared().display();
        display.themeProperty().set(theme);
        display.paletteProperty().set(palette);
        display.scaleProperty().set(scale);
        display.textScaleProperty().set(textScale);
        parts.shared().localisation().languageProperty().set(language);
        HiddenWindow.Setup setup =
                new HiddenWindow.Setup() {
                    @Override
                    public void prepare(WindowModule prepared, Runnable ready) {
                        staging.prepare(
                                prepared,
                                () -> {
                                    finish(window);
                                    ready.run();
                                });
                    }

                    @Override
                    public void hold(WindowModule held) {
                        staging.hold(held);
                    }
                };
        window.open(
                drawing,
                model,
                setup,
                () -> use.begin(window, result),
                result::completeExceptionally);
        return window;
    }

    private void finish(HiddenWindow window) {
        if (cell != null) {
            window.parts().shared().selection().pinnedProperty().set(cell);
        }
        if (view != View.WINDOW) {
            window.showOnly(view.id);
        }
    }
}
