package org.kernelscope.ui.lesson.presenter;

import java.nio.IntBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import javafx.beans.value.ObservableValue;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.image.WritablePixelFormat;
import javafx.scene.input.InputEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;
import org.kernelscope.ui.control.NodeVisibility;
import org.kernelscope.ui.control.PresenterStyles;
import org.kernelscope.ui.fx.Pulse;

/**
 * A live image of another window, which can be worked with the mouse: what is done to the image is
 * done to the window. JavaFX thread.
 */
public final class MirrorView extends Region {
    /**
     * The shortest time between two images. After an image, JavaFX paints the whole window again.
     */
    private static final Duration SHORTEST = Duration.ofMillis(120);

    /** The longest: where nothing has changed, the time between two images doubles up to this. */
    private static final Duration LONGEST = Duration.ofMillis(600);

    /**
     * An image holds up the JavaFX thread until it is drawn. On a slow machine there are fewer, so
     * that all of them take no more than one part in so many of its time.
     */
    private static final int SHARE = 10;

    /** The largest width of an image, in pixels; it is shown larger. */
    private static final double MOST = 640;

    /** While the pen moves, the thread belongs to it: there is an image after such a pause. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Parent window;
    private final ImageView view = new ImageView();
    private final ObservableValue<Boolean> isShown = NodeVisibility.inOpenWindow(this);
    private final Pulse pulse = new Pulse(Duration.ZERO, this::refreshInTime);
    private final EventHandler<InputEvent> touched = event -> wake();
    private @Nullable WritableImage image;
    private @Nullable WritableImage taken;
    private int[] shownPixels = new int[0];
    private int[] takenPixels = new int[0];
    private final LongSupplier clock;
    private long interval = SHORTEST.toNanos();
    private long due;
    private long moved;
    private @Nullable Node pressed;
    private @Nullable Node under;

    /**
     * An image of the window whose root is {@code window}.
     *
     * @param drawing the drawing that the pen changes
     * @param others other events that change the window without the mouse or the keyboard; what is
     *     not among them is seen a little later
     */
    public MirrorView(Parent window, ObservableValue<?> drawing, List<ObservableValue<?>> others) {
        this(window, drawing, others, System::nanoTime);
    }

    /** The same with another clock, in nanoseconds. */
    MirrorView(
            Parent window,
            ObservableValue<?> drawing,
            List<ObservableValue<?>> others,
            LongSupplier clock) {
        this.window = window;
        this.clock = clock;
        this.due = clock.getAsLong();
        this.moved = due - PAUSE.toNanos();
        setId("mirror");
        getStyleClass().add(PresenterStyles.MIRROR);
        view.setManaged(false);
        view.setMouseTransparent(true);
        getChildren().add(view);
        setMinSize(0, 0);
        isShown.subscribe(this::watch);
        // With the value: without it, JavaFX tells only of the first change until somebody reads
        // it.
        drawing.when(isShown).subscribe(now -> moved = clock.getAsLong());
        others.forEach(each -> each.when(isShown).subscribe(now -> wake()));
        addEventHandler(MouseEvent.ANY, this::pass);
    }

    private void watch(boolean shown) {
        pulse.set(shown);
        if (shown) {
            window.addEventFilter(InputEvent.ANY, touched);
            wake();
        } else {
            window.removeEventFilter(InputEvent.ANY, touched);
        }
    }

    /** Something may have changed. */
    private void wake() {
        due = Math.min(due, due - interval + SHORTEST.toNanos());
        interval = SHORTEST.toNanos();
    }

    private void refreshInTime() {
        long begun = clock.getAsLong();
        if (begun - due < 0 || begun - moved < PAUSE.toNanos()) {
            return;
        }
        boolean changed = refresh();
        long end = clock.getAsLong();
        interval = changed ? SHORTEST.toNanos() : Math.min(2 * interval, LONGEST.toNanos());
        long share = Math.min(LONGEST.toNanos(), SHARE * (end - begun));
        interval = Math.max(interval, share);
        due = end + interval;
    }

    /**
     * Takes an image now.
     *
     * @return true if it differs from the one before
     */
    public boolean refresh() {
        Scene scene = window.getScene();
        if (scene == null || !(factor() > 0)) {
            return false;
        }
        double factor = Math.min(factor(), MOST / scene.getWidth());
        int width = (int) Math.max(1, Math.round(scene.getWidth() * factor));
        int height = (int) Math.max(1, Math.round(scene.getHeight() * factor));
        WritableImage target = image;
        if (target == null || target.getWidth() != width || target.getHeight() != height) {
            target = new WritableImage(width, height);
            taken = new WritableImage(width, height);
            shownPixels = new int[width * height];
            takenPixels = new int[width * height];
            image = target;
            view.setImage(target);
        }
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(new Scale(factor, factor));
        parameters.setViewport(new Rectangle2D(0, 0, width, height));
        WritablePixelFormat<IntBuffer> format = PixelFormat.getIntArgbPreInstance();
        window.snapshot(parameters, taken)
                .getPixelReader()
                .getPixels(0, 0, width, height, format, takenPixels, 0, width);
        fit(scene);
        if (Arrays.equals(takenPixels, shownPixels)) {
            return false;
        }
        target.getPixelWriter().setPixels(0, 0, width, height, format, takenPixels, 0, width);
        int[] before = shownPixels;
        shownPixels = takenPixels;
        takenPixels = before;
        return true;
    }

    private void fit(Scene scene) {
        view.setFitWidth(factor() * scene.getWidth());
        view.setFitHeight(factor() * scene.getHeight());
        view.relocate(
                (getWidth() - view.getFitWidth()) / 2, (getHeight() - view.getFitHeight()) / 2);
    }

    @Override
    protected void layoutChildren() {
        if (window.getScene() != null) {
            fit(window.getScene());
        }
    }

    /** The size of the image, as a share of that of the window. */
    private double factor() {
        Scene scene = window.getScene();
        return scene == null
                ? 0
                : Math.min(getWidth() / scene.getWidth(), getHeight() / scene.getHeight());
    }

    /** The point of the image that shows a point of the window. */
    public Point2D placeOf(Point2D inWindow) {
        double factor = factor();
        return new Point2D(
                view.getLayoutX() + factor * inWindow.getX(),
                view.getLayoutY() + factor * inWindow.getY());
    }

    private void pass(MouseEvent event) {
        double factor = factor();
        if (!(factor > 0) || window.getScene() == null) {
            return;
        }
        Point2D at =
                new Point2D(
                        (event.getX() - view.getLayoutX()) / factor,
                        (event.getY() - view.getLayoutY()) / factor);
        Node picked = pick(window, at);
        var type = event.getEventType();
        if (type == MouseEvent.MOUSE_PRESSED) {
            pressed = picked;
        }
        boolean held =
                type == MouseEvent.MOUSE_DRAGGED
                        || type == MouseEvent.MOUSE_RELEASED
                        || type == MouseEvent.MOUSE_CLICKED;
        boolean passes = held || type == MouseEvent.MOUSE_PRESSED || type == MouseEvent.MOUSE_MOVED;
        if (passes) {
            Node target = held && pressed != null ? pressed : picked;
            leave(target, event, at);
            fire(target, event, type, at);
        } else if (type == MouseEvent.MOUSE_EXITED) {
            leave(null, event, at);
        }
        event.consume();
    }

    /** Tells the parts that the mouse has left, as a window does. */
    private void leave(@Nullable Node next, MouseEvent event, Point2D at) {
        for (Node part = under; part != null; part = part.getParent()) {
            if (!isIn(next, part)) {
                fire(part, event, MouseEvent.MOUSE_EXITED, at);
            }
        }
        under = next;
    }

    private static boolean isIn(@Nullable Node node, Node part) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each == part) {
                return true;
            }
        }
        return false;
    }

    private void fire(
            @Nullable Node target,
            MouseEvent event,
            EventType<? extends MouseEvent> type,
            Point2D at) {
        if (target == null) {
            return;
        }
        Event.fireEvent(
                target,
                new MouseEvent(
                        this,
                        target,
                        type,
                        at.getX(),
                        at.getY(),
                        event.getScreenX(),
                        event.getScreenY(),
                        event.getButton(),
                        event.getClickCount(),
                        event.isShiftDown(),
                        event.isControlDown(),
                        event.isAltDown(),
                        event.isMetaDown(),
                        event.isPrimaryButtonDown(),
                        event.isMiddleButtonDown(),
                        event.isSecondaryButtonDown(),
                        event.isSynthesized(),
                        event.isPopupTrigger(),
                        event.isStillSincePress(),
                        new PickResult(target, at.getX(), at.getY())));
    }

    /** The uppermost part at a place of the window that takes the mouse; null for none. */
    private static @Nullable Node pick(Node node, Point2D at) {
        if (!node.isVisible() || node.isMouseTransparent() || node.isDisabled()) {
            return null;
        }
        Point2D local = node.sceneToLocal(at);
        if (node.getClip() != null
                && !node.getClip().contains(node.getClip().parentToLocal(local))) {
            return null;
        }
        if (node instanceof Parent parent) {
            var children = parent.getChildrenUnmodifiable();
            for (int i = children.size() - 1; i >= 0; i--) {
                Node found = pick(children.get(i), at);
                if (found != null) {
                    return found;
                }
            }
        }
        return node.contains(local) ? node : null;
    }
}
