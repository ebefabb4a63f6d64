package org.kernelscope.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.animation.AnimationTimer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Rectangle2D;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kernelscope.composition.WindowModule;
import org.kernelscope.data.Drawing;
import org.kernelscope.lesson.Lesson;
import org.kernelscope.lesson.LessonFiles;
import org.kernelscope.render.ImageSize;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.lesson.presenter.MirrorView;
import org.kernelscope.ui.lesson.presenter.PresenterModel;
import org.kernelscope.ui.lesson.presenter.PresenterWindows;
import org.kernelscope.ui.lesson.presenter.Screens;
import org.kernelscope.ui.state.InferenceResult;

/**
 * A lesson in front of a class, in two windows on a display in memory, and somebody who draws: what
 * {@code bench latency --presenter} measures. Its methods are called by the thread that measures;
 * what they ask for is done on the JavaFX thread.
 */
final class PresenterLatency implements AutoCloseable {
    private static final long PAUSE_MILLIS = 300;
    private static final int STROKES_AN_IMAGE = 4;

    private static final String LESSON = "first-look";

    /** The picture of an answer is drawn when the frame after the one that painted it begins. */
    private static final int FRAMES = 2;

    private final OffscreenWindow window;
    private final WindowModule parts;

    // All below belongs to the JavaFX thread.
    private final List<Region> points = new ArrayList<>();
    private RandomPen pen;
    private Costs pictures = new Costs();
    private Costs mirrors = new Costs();
    private @Nullable MirrorView mirror;
    private @Nullable ThreadTime fx;
    private @Nullable ThreadTime renderer;
    private Moment moved = new Moment(0, 0, 0);
    private @Nullable Drawing asked;
    private int frames;
    private int left;
    private boolean answered;

    /**
     * The cost of a thing that is done again and again.
     *
     * @param passed time that passed
     * @param worked processor time of the JavaFX thread
     * @param rendered processor time of the renderer
     */
    record Costs(Timings passed, Timings worked, Timings rendered) {
        Costs() {
            this(new Timings(), new Timings(), new Timings());
        }

        private void add(Moment from, Moment to) {
            passed.add(to.nanos - from.nanos);
            worked.add(to.worked - from.worked);
            rendered.add(to.rendered - from.rendered);
        }
    }

    private record Moment(long nanos, long worked, long rendered) {}

    private PresenterLatency(OffscreenWindow window) {
        this.window = window;
        this.parts = window.parts();
        pen = new RandomPen(parts.shared().drawing(), 1);
    }

    /** Opens both windows and waits until the network answers. */
    static PresenterLatency open(ImageSize size) throws UserFacingException, InterruptedException {
        PresenterLatency all = new PresenterLatency(OffscreenWindow.open(size));
        Lesson lesson = LessonFiles.shipped(LESSON, Language.ENGLISH);
        all.window.run(
                () -> all.present(lesson, new Rectangle2D(0, 0, size.width(), size.height())));
        all.window.await(() -> all.mirror != null && all.window.isSettled());
        return all;
    }

    private void present(Lesson lesson, Rectangle2D screen) {
        fx = ThreadTime.ofCaller();
        renderer = ThreadTime.ofRenderer();
        PresenterWindows windows = parts.lessons().presenter().show(new InMemory(screen));
        PresenterModel model = parts.lessons().presenter().model();
        parts.lessons().model().open(lesson);
        model.start();
        Stage console = windows.lecturer().orElseThrow();
        mirror = (MirrorView) console.getScene().lookup("#mirror");
        parts.shared().network().inferenceProperty().subscribe(this::answered);
        parts.window().getScene().addPostLayoutPulseListener(this::framed);
        points.add(addPoint(parts.window()));
        points.add(addPoint((BorderPane) console.getScene().getRoot()));
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                draw();
            }
        }.start();
    }

    /**
     * A point that nobody sees, to be changed in each frame that changes one of the windows. Where
     * there is no window system, JavaFX then draws all windows, and one without any change from
     * edge to edge.
     */
    private static Region addPoint(Pane window) {
        Region point = new Region();
        point.setManaged(false);
        point.resize(1, 1);
        point.setOpacity(0.5);
        window.getChildren().add(point);
        return point;
    }

    private void changePoints() {
        points.forEach(point -> point.setOpacity(1.5 - point.getOpacity()));
    }

    /**
     * Each window fills a screen of its own, as with a projector. The display in memory is that of
     * the class. The window of the lecturer lies beyond it: two windows on one display would be put
     * together pixel by pixel on the JavaFX thread, which no window system does.
     */
    private record InMemory(ObservableList<Rectangle2D> all) implements Screens {
        InMemory(Rectangle2D screen) {
            this(
                    FXCollections.observableArrayList(
                            screen,
                            new Rectangle2D(
                                    2 * screen.getWidth(),
                                    0,
                                    screen.getWidth(),
                                    screen.getHeight())));
        }

        @Override
        public void fill(Stage stage, Rectangle2D screen) {
            place(stage, screen);
        }

        @Override
        public void place(Stage stage, Rectangle2D screen) {
            stage.setX(screen.getMinX());
            stage.setY(screen.getMinY());
            stage.setWidth(screen.getWidth());
            stage.setHeight(screen.getHeight());
        }

        @Override
        public void release(Stage stage) {
            // It fills no screen.
        }
    }

    /**
     * Draws so many strokes of so many movements and measures; what was measured before is lost.
     */
    void draw(int strokes, int points) throws UserFacingException, InterruptedException {
        window.run(
                () -> {
                    pictures = new Costs();
                    mirrors = new Costs();
                    pen = new RandomPen(parts.shared().drawing(), points);
                });
        // Each is waited for by itself: the window has only so much patience.
        for (int stroke = 0; stroke < strokes; stroke++) {
            window.run(() -> left = points);
            window.await(() -> left == 0 && asked == null);
            // As a hand does. The lecturer gets a live image when the pen pauses.
            Thread.sleep(PAUSE_MILLIS);
            if (stroke % STROKES_AN_IMAGE == 0) {
                window.run(this::measureMirror);
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private void draw() {
        if (left == 0 || asked != null) {
            return;
        }
        moved = now();
        frames = 0;
        pen.move();
        changePoints();
        asked = parts.shared().drawing().drawing();
        answered = false;
        left--;
    }

    @SuppressWarnings("ReferenceEquality") // the very drawing; two movements may draw the same
    private void answered(@Nullable InferenceResult inference) {
        if (inference != null && inference.drawing() == asked) {
            answered = true;
            frames = 0;
            changePoints();
        }
    }

    private void framed() {
        if (asked != null && answered && ++frames == FRAMES) {
            pictures.add(moved, now());
            asked = null;
        }
    }

    /** The time for which the lecturer's live image holds up the JavaFX thread. */
    private void measureMirror() {
        Moment before = now();
        Objects.requireNonNull(mirror).refresh();
        mirrors.add(before, now());
    }

    private Moment now() {
        return new Moment(
                System.nanoTime(),
                Objects.requireNonNull(fx).nanos(),
                Objects.requireNonNull(renderer).nanos());
    }

    /** From a movement of the pen to its picture in the audience's window. */
    Costs pictures() {
        return pictures;
    }

    /** The live images in the lecturer's window. */
    Costs mirrors() {
        return mirrors;
    }

    @Override
    public void close() {
        window.close();
    }

    /**
     * The processor time of one thread, which is the same on a busy machine.
     *
     * @param id of the thread
     */
    private record ThreadTime(long id) {
        /** JavaFX's name for the thread that draws what is in the windows. */
        private static final String RENDERER = "QuantumRenderer";

        /** The time of the calling thread. */
        static ThreadTime ofCaller() {
            return new ThreadTime(Thread.currentThread().getId());
        }

        /**
         * The time of JavaFX's renderer.
         *
         * @throws IllegalStateException if JavaFX has not started
         */
        static ThreadTime ofRenderer() {
            return Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith(RENDERER))
                    .findFirst()
                    .map(thread -> new ThreadTime(thread.getId()))
                    .orElseThrow(() -> new IllegalStateException("JavaFX has no renderer yet"));
        }

        long nanos() {
            return ManagementFactory.getThreadMXBean().getThreadCpuTime(id);
        }
    }
}
