package org.kernelscope.ui.lesson.presenter;

import java.time.Duration;
import javafx.beans.value.ObservableValue;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
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
    /** An image is taken in so many strips, each in a frame of its own. */
    private static final int STRIPS = 8;

    /** The shortest time between two strips. */
    private static final Duration PACE = Duration.ofMillis(25);

    /**
     * A strip holds up the JavaFX thread until it is drawn. On a slow machine there are fewer, so
     * that all of them take no more than one part in so many of its time.
     */
    private static final int SHARE = 10;

    /** The longest time between two strips. */
    private static final Duration LONGEST = Duration.ofMillis(500);

    /** The largest width of an image, in pixels; it is shown larger. */
    private static final double MOST = 640;

    /** While the pen moves, the thread belongs to it: there is an image after such a pause. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Parent window;
    private final ImageView view = new ImageView();
    private final ObservableValue<Boolean> isShown = NodeVisibility.inOpenWindow(this);
    private final Pulse pulse = new Pulse(PACE, this::refreshInTime);
    private @Nullable WritableImage image;
    private @Nullable WritableImage strip;
    private int next;
    private long due;
    private long moved = System.nanoTime() - PAUSE.toNanos();
    private @Nullable Node pressed;
    private @Nullable Node under;

    /**
     * An image of the window whose root is {@code window}.
     *
     * @param drawing what the pen changes
     */
    public MirrorView(Parent window, ObservableValue<?> drawing) {
        this.window = window;
        setId("mirror");
        getStyleClass().add(PresenterStyles.MIRROR);
        view.setManaged(false);
        view.setMouseTransparent(true);
        getChildren().add(view);
        setMinSize(0, 0);
        isShown.subscribe(pulse::set);
        drawing.subscribe(() -> moved = System.nanoTime());
        addEventHandler(MouseEvent.ANY, this::pass);
    }

    private void refreshInTime() {
        long begun = System.nanoTime();
        if (begun - due >= 0 && begun - moved >= PAUSE.toNanos()) {
            refreshPart();
            long end = System.nanoTime();
            due = end + Math.min(LONGEST.toNanos(), SHARE * (end - begun));
        }
    }

    /** Takes the next strip of the image now. */
    public void refreshPart() {
        Scene scene = window.getScene();
        if (scene == null || !(factor() > 0)) {
            return;
        }
        double factor = Math.min(factor(), MOST / scene.getWidth());
        int width = (int) Math.max(1, Math.round(scene.getWidth() * factor));
        int height = (int) Math.max(1, Math.round(scene.getHeight() * factor));
        int rows = (height + STRIPS - 1) / STRIPS;
        WritableImage target = image;
        if (target == null || target.getWidth() != width || target.getHeight() != height) {
            target = new WritableImage(width, height);
            image = target;
            strip = new WritableImage(width, rows);
            view.setImage(target);
            next = 0;
        }
        // The last strip reaches to the lower edge; it may overlap the one above.
        int top = Math.min(next * rows, height - rows);
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(new Scale(factor, factor));
        parameters.setViewport(new Rectangle2D(0, top, width, rows));
        WritableImage taken = window.snapshot(parameters, strip);
        target.getPixelWriter().setPixels(0, top, width, rows, taken.getPixelReader(), 0, 0);
        next = (next + 1) % STRIPS;
        fit(scene);
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

    /** Where the image shows a place of the window. */
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
