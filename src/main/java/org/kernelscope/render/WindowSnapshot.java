package org.kernelscope.render;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kernelscope.composition.ExampleDrawing;
import org.kernelscope.composition.LoadedScene;
import org.kernelscope.composition.WindowModule;
import org.kernelscope.data.Drawing;
import org.kernelscope.engine.Model;
import org.kernelscope.scene.DisplayPart;
import org.kernelscope.scene.NetworkSource;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.control.Fonts;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.fx.FxThread;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.window.MainWindow;

/**
 * Takes a picture of the window, or of one view by itself: opens it on a display in memory, waits
 * for the network's answer to be painted, and takes a snapshot of exactly {@code size}. Once in a
 * process; the calling thread waits.
 */
record WindowSnapshot(
        View view,
        ImageSize size,
        LoadedScene scene,
        NetworkSource source,
        Model model,
        TrainingSetup training) {
    /** Frames in which layouts settle and painters that were asked to paint have painted. */
    private static final int FRAMES = 12;

    private static final int PATIENCE_SECONDS = 120;

    /** The subject of a picture: the window, or one of its parts by its id. */
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

    Image take() throws UserFacingException {
        OffscreenDisplay.turnOn(size.width(), size.height());
        CompletableFuture<Image> picture = new CompletableFuture<>();
        AtomicReference<@Nullable WindowModule> opened = new AtomicReference<>();
        Platform.setImplicitExit(false);
        Platform.startup(() -> attempt(picture, () -> open(picture, opened)));
        try {
            return picture.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UserFacingException problem) {
                throw problem;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException | TimeoutException stuck) {
            throw UserFacingException.causedBy(stuck, "render.stuck", PATIENCE_SECONDS);
        } finally {
            Platform.exit();
            WindowModule parts = opened.get();
            if (parts != null) {
                parts.close();
            }
        }
    }

    /**
     * Does something on the way to the picture. JavaFX would swallow what goes wrong, and the
     * calling thread would wait in vain.
     */
    private static void attempt(CompletableFuture<Image> picture, Runnable step) {
        try {
            step.run();
        } catch (Throwable broken) {
            picture.completeExceptionally(broken);
        }
    }

    private void open(
            CompletableFuture<Image> picture, AtomicReference<@Nullable WindowModule> opened) {
        Fonts.load();
        WindowModule parts = new WindowModule(drawing());
        opened.set(parts);
        DisplayPart look = scene.scene().display();
        if (look != null) {
            parts.scenes().look(look);
        }
        Stage stage = new Stage();
        stage.setScene(parts.window().inScene(size.width(), size.height()));
        stage.setWidth(size.width());
        stage.setHeight(size.height());
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
        AtomicBoolean first = new AtomicBoolean(true);
        parts.shared()
                .network()
                .inferenceProperty()
                .subscribe(
                        inference ->
                                attempt(
                                        picture,
                                        () -> answered(inference, first, parts, stage, picture)));
        parts.start(source, () -> model);
    }

    private Drawing drawing() {
        Drawing ofScene = scene.drawing();
        return ofScene == null ? ExampleDrawing.digit() : ofScene;
    }

    private void answered(
            @Nullable InferenceResult inference,
            AtomicBoolean first,
            WindowModule parts,
            Stage stage,
            CompletableFuture<Image> picture) {
        // The first answer may be to the pad before the drawing was on it.
        if (inference == null
                || !inference.drawing().equals(drawing())
                || !first.compareAndSet(true, false)) {
            return;
        }
        parts.scenes()
                .apply(
                        scene,
                        true,
                        () ->
                                training.prepare(
                                        parts,
                                        () -> attempt(picture, () -> ready(parts, stage, picture))),
                        () -> {});
    }

    private void ready(WindowModule parts, Stage stage, CompletableFuture<Image> picture) {
        if (view != View.WINDOW) {
            stage.setScene(alone(parts));
        }
        new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                // Time stands still in a picture.
                parts.arithmetic().clock().playingProperty().set(false);
                // Frames count from the moment at which there is nothing more to wait for.
                frames = parts.isSettled() ? frames + 1 : 0;
                if (frames == FRAMES) {
                    stop();
                    FxThread.EXECUTOR.execute(
                            () ->
                                    attempt(
                                            picture,
                                            () -> picture.complete(snapshot(stage.getScene()))));
                }
            }
        }.start();
    }

    /** The view, taken out of the window, by itself in a scene that looks as the window does. */
    private Scene alone(WindowModule parts) {
        MainWindow window = parts.window();
        Node node = window.lookup("#" + view.id);
        StackPane ground = new StackPane();
        ground.getStyleClass().addAll(node.getParent().getStyleClass());
        ground.getChildren().add(node);
        StackPane root = new StackPane(ground);
        root.getStyleClass().addAll(window.getStyleClass());
        root.getStylesheets().addAll(window.getStylesheets());
        // The style sheet fixes the extents that a part has in the window; an inline style wins.
        String all =
                String.format(
                        Locale.ROOT,
                        "-fx-min-width: 0; -fx-min-height: 0; -fx-max-width: %d; -fx-max-height: %d;",
                        size.width(),
                        size.height());
        ground.setStyle(all);
        node.setStyle(node.getStyle() + all);
        Scene scene = new Scene(root, size.width(), size.height());
        TextSize.rule(scene, parts.shared().display().textScaleProperty());
        return scene;
    }

    private Image snapshot(Scene scene) {
        SnapshotParameters exactly = new SnapshotParameters();
        exactly.setViewport(new Rectangle2D(0, 0, size.width(), size.height()));
        return scene.getRoot().snapshot(exactly, null);
    }
}
