package org.kernelscope.composition;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Drawing;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.export.Pixels;
import org.kernelscope.lesson.Situation;
import org.kernelscope.scene.NetworkSource;
import org.kernelscope.ui.control.NodeSnapshot;
import org.kernelscope.ui.control.PaintScale;
import org.kernelscope.ui.control.StyleSheets;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.control.Themes;
import org.kernelscope.ui.export.AnimationWindow;
import org.kernelscope.ui.fx.FileExecutor;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.window.MainWindow;

/**
 * A window that is on no screen, for images and animations: the same parts as the program's window,
 * with threads of their own. JavaFX thread.
 */
public final class HiddenWindow implements AnimationWindow {
    /** Frames in which layouts settle and painters that were asked to paint have painted. */
    private static final int FRAMES = 12;

    private final WindowModule parts;
    private final int width;
    private final int height;
    private final int zoom;
    private Scene scene;
    private BooleanSupplier held = () -> false;
    private boolean closed;
    private boolean sought;

    /** Prepares a window after the first answer of its network. */
    @FunctionalInterface
    public interface Setup {
        /** Begins, and runs {@code ready} at the end. */
        void prepare(WindowModule parts, Runnable ready);
    }

    /**
     * A window of {@code width × height} logical pixels.
     *
     * @param zoom pixels of an image in a logical pixel
     */
    public HiddenWindow(Drawing drawing, int width, int height, int zoom) {
        this.parts = new WindowModule(drawing);
        this.width = width;
        this.height = height;
        this.zoom = zoom;
        this.scene = parts.window().inHiddenScene(width, height);
    }

    /** Does nothing on the JavaFX thread for as long as {@code busy} is true. */
    void holdWhile(BooleanSupplier busy) {
        held = busy;
    }

    /** The parts of the window. */
    public WindowModule parts() {
        return parts;
    }

    /**
     * Shows the drawing to {@code model}, sets the window up and waits until it has come to rest.
     *
     * @param source the origin of the network; null if it is not known
     * @param ready called once, on the JavaFX thread, unless something fails or the window is
     *     closed
     * @param failed gets what goes wrong, on the JavaFX thread
     */
    public void open(
            Drawing drawing,
            @Nullable NetworkSource source,
            Model model,
            Setup setup,
            Runnable ready,
            Consumer<Throwable> failed) {
        parts.shared()
                .notices()
                .newestProperty()
                .subscribe(
                        problem -> {
                            if (problem != null) {
                                failed.accept(problem);
                            }
                        });
        AtomicBoolean first = new AtomicBoolean(true);
        parts.shared()
                .network()
                .inferenceProperty()
                .subscribe(
                        inference -> {
                            // The first answer may be to the pad before the drawing was on it.
                            if (isAnswerTo(drawing, inference) && first.getAndSet(false)) {
                                attempt(
                                        failed,
                                        () ->
                                                setup.prepare(
                                                        parts, () -> whenAtRest(ready, failed)));
                            }
                        });
        parts.start(source, () -> model);
    }

    private static boolean isAnswerTo(Drawing drawing, @Nullable InferenceResult inference) {
        return inference != null && inference.drawing().equals(drawing);
    }

    /** JavaFX would swallow a failure, and the caller would wait in vain. */
    private static void attempt(Consumer<Throwable> failed, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | LinkageError | OutOfMemoryError broken) {
            failed.accept(broken);
        }
    }

    private void whenAtRest(Runnable ready, Consumer<Throwable> failed) {
        new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                if (closed) {
                    stop();
                    return;
                }
                if (held.getAsBoolean()) {
                    return;
                }
                // Time stands still in an image.
                parts.playback().ifPresent(clock -> clock.playingProperty().set(false));
                PaintScale.settle(scene);
                // Frames count from the moment at which there is nothing more to wait for.
                frames = parts.isSettled() && isAnswered() ? frames + 1 : 0;
                if (frames == FRAMES) {
                    stop();
                    attempt(failed, ready);
                }
            }
        }.start();
        PaintScale.begin(scene, zoom);
    }

    /** True if the network has answered what is on the pad. */
    private boolean isAnswered() {
        return isAnswerTo(
                parts.shared().drawing().drawing(),
                parts.shared().network().inferenceProperty().get());
    }

    /**
     * Shows another scene and waits until it has come to rest. What goes wrong is told as {@link
     * #open} tells it.
     */
    public void show(org.kernelscope.scene.Scene next, Runnable ready, Consumer<Throwable> failed) {
        parts.scenes().apply(() -> next, true, () -> whenAtRest(ready, failed), () -> {});
    }

    /**
     * The state of the window as lessons see it, after {@link #open}.
     *
     * @param before the values before a reveal; null for none
     */
    public Situation situation(@Nullable Activations before) {
        return LessonSituation.of(parts, before).orElseThrow();
    }

    /** A picture of the part of the window that {@code id} names. */
    public Pixels pictureOf(String id) {
        Pixels whole = picture();
        Node node = parts.window().lookup("#" + id);
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        int left = Math.max(0, (int) Math.floor(zoom * bounds.getMinX()));
        int top = Math.max(0, (int) Math.floor(zoom * bounds.getMinY()));
        int right = Math.min(whole.width(), (int) Math.ceil(zoom * bounds.getMaxX()));
        int bottom = Math.min(whole.height(), (int) Math.ceil(zoom * bounds.getMaxY()));
        int columns = right - left;
        int[] argb = new int[columns * (bottom - top)];
        for (int row = top; row < bottom; row++) {
            System.arraycopy(
                    whole.argb(), row * whole.width() + left, argb, (row - top) * columns, columns);
        }
        return new Pixels(columns, bottom - top, argb);
    }

    /** A picture of the part that {@code id} names, {@code width} pixels wide. */
    Image smallPictureOf(String id, int width) {
        PaintScale.refresh(scene);
        Node node = parts.window().lookup("#" + id);
        Bounds bounds = node.getLayoutBounds();
        double scale = width / Math.max(1, bounds.getWidth());
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(new Scale(scale, scale));
        parameters.setFill(CanvasPen.colour(parts.shared().display().look().surface()));
        Bounds place = node.localToParent(bounds);
        int height = (int) Math.max(1, Math.round(scale * bounds.getHeight()));
        parameters.setViewport(
                new Rectangle2D(scale * place.getMinX(), scale * place.getMinY(), width, height));
        return node.snapshot(parameters, new WritableImage(width, height));
    }

    /**
     * Shows a part of the window alone, as large as the window.
     *
     * @param id the id of its node
     */
    public void showOnly(String id) {
        MainWindow window = parts.window();
        // What lies in a scroll pane is only found once the pane has its skin.
        window.applyCss();
        Node node = window.lookup("#" + id);
        if (node == null) {
            throw new IllegalArgumentException("no part of the window has the id " + id);
        }
        StackPane ground = new StackPane();
        ground.getStyleClass().addAll(node.getParent().getStyleClass());
        ground.getChildren().add(node);
        StackPane root = new StackPane(ground);
        root.getStyleClass().addAll(window.getStyleClass());
        // The style sheet fixes the extents that a part has in the window; an inline style wins.
        String all =
                String.format(
                        Locale.ROOT,
                        "-fx-min-width: 0; -fx-min-height: 0; -fx-max-width: %d; -fx-max-height: %d;",
                        width,
                        height);
        ground.setStyle(all);
        node.setStyle(node.getStyle() + all);
        Themes.copy(scene.getRoot(), root);
        scene = StyleSheets.scene(width, height);
        scene.setRoot(root);
        TextSize.rule(scene, parts.shared().display().textScaleProperty());
        PaintScale.begin(scene, zoom);
    }

    @Override
    public boolean moves() {
        return parts.playback().isPresent();
    }

    @Override
    public FileExecutor writer() {
        return parts.writing();
    }

    @Override
    public void seek(double share) {
        parts.playback()
                .ifPresent(
                        clock -> {
                            clock.playingProperty().set(false);
                            clock.seek(share * clock.length());
                        });
        if (!sought || share == 0 || share == 1) {
            // The buttons of the clock look different at its ends.
            PaintScale.settle(scene);
            sought = true;
        }
    }

    @Override
    public boolean isSettled() {
        return parts.isSettled() && parts.training().time().isAnswered();
    }

    @Override
    public Pixels picture() {
        PaintScale.refresh(scene);
        int ground = parts.shared().display().look().surface();
        return NodeSnapshot.of(scene, zoom * width, zoom * height, zoom, ground);
    }

    /** Ends the threads of the window. */
    @Override
    public void close() {
        closed = true;
        parts.abandon();
    }
}
