package org.kernelscope.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Drawing;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Cell;
import org.kernelscope.text.Problem;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.ui.control.Fonts;
import org.kernelscope.ui.fx.FxThread;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.ScaleMode;
import org.kernelscope.ui.paint.Theme;
import org.kernelscope.ui.state.Inference;

/**
 * Takes a picture of the window: opens it on a display in memory, waits for the network's answer to
 * be painted, and takes a snapshot. Once in a process; the calling thread waits.
 */
record WindowPicture(
        View view,
        int width,
        int height,
        Drawing drawing,
        Model model,
        Theme theme,
        Language language,
        Palette palette,
        ScaleMode scale,
        @Nullable Cell cell) {
    /** Frames in which layouts settle and painters that were asked to paint have painted. */
    private static final int FRAMES = 12;

    private static final int PATIENCE_SECONDS = 120;

    /** What can be rendered: the window, or one of its parts by its id. */
    enum View {
        WINDOW("window"),
        STAGE("stage"),
        OUTPUT("output"),
        CARD("card"),
        LEGEND("legend"),
        PAD("pad"),
        TRAY("tray");

        private final String id;

        View(String id) {
            this.id = id;
        }
    }

    Image take() throws Problem {
        InMemoryDisplay.turnOn(width, height);
        CompletableFuture<Image> picture = new CompletableFuture<>();
        Platform.setImplicitExit(false);
        Platform.startup(
                () -> {
                    try {
                        open(picture);
                    } catch (RuntimeException broken) {
                        picture.completeExceptionally(broken);
                    }
                });
        try {
            return picture.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Problem problem) {
                throw problem;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException | TimeoutException stuck) {
            throw Problem.causedBy(stuck, "render.stuck", PATIENCE_SECONDS);
        } finally {
            Platform.exit();
        }
    }

    private void open(CompletableFuture<Image> picture) {
        Fonts.load();
        WindowParts parts = new WindowParts(drawing);
        parts.shared().display().themeProperty().set(theme);
        parts.shared().display().paletteProperty().set(palette);
        parts.shared().display().scaleProperty().set(scale);
        parts.shared().localisation().languageProperty().set(language);
        Stage stage = new Stage();
        stage.setScene(parts.window().inScene(width, height));
        stage.setWidth(width);
        stage.setHeight(height);
        stage.show();
        parts.shared()
                .notices()
                .newestProperty()
                .subscribe(
                        problem -> {
                            if (problem != null) {
                                picture.completeExceptionally(problem);
                            }
                        });
        parts.shared()
                .network()
                .inferenceProperty()
                .subscribe(inference -> answered(inference, parts, picture));
        parts.start(() -> model);
    }

    private void answered(
            @Nullable Inference inference, WindowParts parts, CompletableFuture<Image> picture) {
        if (inference == null) {
            return;
        }
        parts.shared().selection().pinnedProperty().set(cell);
        new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                if (++frames == FRAMES) {
                    stop();
                    FxThread.EXECUTOR.execute(() -> picture.complete(snapshot(parts)));
                }
            }
        }.start();
    }

    private Image snapshot(WindowParts parts) {
        Node node = view == View.WINDOW ? parts.window() : parts.window().lookup("#" + view.id);
        return node.snapshot(new SnapshotParameters(), null);
    }
}
