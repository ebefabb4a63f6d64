package org.kernelscope.ui.lesson.presenter;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.animation.FadeTransition;
import javafx.animation.ParallelTransition;
import javafx.animation.PauseTransition;
import javafx.animation.ScaleTransition;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polyline;
import javafx.util.Duration;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Stroke;
import org.kernelscope.ui.control.PresenterStyles;
import org.kernelscope.ui.control.TextSize;

/**
 * The overlay of the audience's window: the scribbles, the ring around the pointer, the rings of
 * clicks, the names of keys, and the black that hides all. It watches the mouse over the window,
 * and takes it while the pen is in the hand. JavaFX thread.
 */
public final class PresenterOverlay extends Pane {
    /** The width of a scribble, as a share of the height of the window. */
    private static final double PEN = 1 / 180.0;

    /** The radius of a ring, in em. */
    private static final double RING = 1.6;

    private static final Duration CLICK = Duration.seconds(0.7);
    private static final Duration KEY = Duration.seconds(2);

    private final PresenterModel model;
    private final Pane ink = new Pane();
    private final Circle ring = new Circle();
    private final Pane clicks = new Pane();
    private final Label key = new Label();
    private final Region blank = new Region();
    private final PauseTransition forget = new PauseTransition(KEY);

    /** Over the audience's window. */
    public PresenterOverlay(PresenterModel model) {
        this.model = model;
        setId("presenter-overlay");
        setMouseTransparent(true);
        ring.setId("presenter-ring");
        ring.getStyleClass().add(PresenterStyles.RING);
        ring.setManaged(false);
        ring.setVisible(false);
        key.setId("presenter-key");
        key.getStyleClass().add(PresenterStyles.KEY);
        key.setVisible(false);
        forget.setOnFinished(event -> key.setVisible(false));
        blank.setId("presenter-blank");
        blank.getStyleClass().add(PresenterStyles.BLANK);
        blank.visibleProperty().bind(model.blankProperty());
        getChildren().addAll(ink, clicks, ring, key, blank);
        visibleProperty().bind(model.onProperty());
        model.inkProperty().subscribe(this::showInk);
        model.toolProperty().subscribe(tool -> ring.setVisible(false));
        model.slowHandsProperty()
                .subscribe(
                        on -> {
                            clicks.getChildren().clear();
                            key.setVisible(false);
                        });
        layoutBoundsProperty().subscribe(now -> showInk(model.inkProperty().get()));
    }

    /** From now on, the mouse over {@code window} is watched. */
    public void watch(Node window) {
        window.addEventFilter(MouseEvent.ANY, this::mouse);
    }

    private void mouse(MouseEvent event) {
        if (!model.onProperty().get()) {
            return;
        }
        Point2D at = sceneToLocal(event.getSceneX(), event.getSceneY());
        boolean gone = event.getEventType() == MouseEvent.MOUSE_EXITED_TARGET && !contains(at);
        ring.setVisible(model.toolProperty().get() == PresenterModel.Tool.POINTER && !gone);
        ring.setCenterX(at.getX());
        ring.setCenterY(at.getY());
        ring.setRadius(RING * TextSize.at(this));
        boolean pressed = event.getEventType() == MouseEvent.MOUSE_PRESSED;
        if (model.blankProperty().get()) {
            if (pressed) {
                model.blankProperty().set(false);
            }
            event.consume();
            return;
        }
        if (pressed && model.slowHandsProperty().get()) {
            showClick(at);
        }
        if (model.toolProperty().get() == PresenterModel.Tool.PEN
                && event.getButton() == MouseButton.PRIMARY) {
            scribble(event, at);
            event.consume();
        }
    }

    private void scribble(MouseEvent event, Point2D at) {
        double x = at.getX() / getWidth();
        double y = at.getY() / getHeight();
        Drawing now = model.inkProperty().get();
        if (event.getEventType() == MouseEvent.MOUSE_PRESSED) {
            model.inkProperty().set(now.plus(Stroke.at(x, y, PEN)));
        } else if (event.getEventType() == MouseEvent.MOUSE_DRAGGED && !now.strokes().isEmpty()) {
            model.inkProperty().set(now.lastStrokeTo(x, y));
        }
    }

    private void showInk(Drawing drawing) {
        ink.getChildren().setAll(drawing.strokes().stream().map(this::line).toList());
    }

    private Polyline line(Stroke stroke) {
        Polyline line = new Polyline();
        line.getStyleClass().add(PresenterStyles.INK);
        line.setStrokeWidth(stroke.width() * getHeight());
        for (int i = 0; i < stroke.points(); i++) {
            line.getPoints().addAll(stroke.x(i) * getWidth(), stroke.y(i) * getHeight());
        }
        if (stroke.points() == 1) {
            line.getPoints().addAll(stroke.x(0) * getWidth() + 1, stroke.y(0) * getHeight());
        }
        return line;
    }

    private void showClick(Point2D at) {
        Circle circle = new Circle(at.getX(), at.getY(), RING * TextSize.at(this));
        circle.getStyleClass().add(PresenterStyles.CLICK);
        clicks.getChildren().add(circle);
        FadeTransition fade = new FadeTransition(CLICK, circle);
        fade.setFromValue(1);
        fade.setToValue(0);
        ScaleTransition grow = new ScaleTransition(CLICK, circle);
        grow.setFromX(0.4);
        grow.setFromY(0.4);
        grow.setToX(1.3);
        grow.setToY(1.3);
        ParallelTransition both = new ParallelTransition(fade, grow);
        both.setOnFinished(event -> clicks.getChildren().remove(circle));
        both.play();
    }

    /** Shows the name of a pressed key, if keys are shown. */
    public void show(KeyEvent event) {
        KeyCode code = event.getCode();
        if (!model.slowHandsProperty().get() || code.isModifierKey() || code == KeyCode.UNDEFINED) {
            return;
        }
        List<String> parts =
                Stream.of(
                                event.isControlDown() ? "Ctrl" : "",
                                event.isAltDown() ? "Alt" : "",
                                event.isMetaDown() ? "⌘" : "",
                                event.isShiftDown() ? "Shift" : "",
                                code.getName())
                        .filter(part -> !part.isEmpty())
                        .toList();
        key.setText(parts.stream().collect(Collectors.joining(" + ")));
        key.setVisible(true);
        forget.playFromStart();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        ink.resizeRelocate(0, 0, getWidth(), getHeight());
        clicks.resizeRelocate(0, 0, getWidth(), getHeight());
        blank.resizeRelocate(0, 0, getWidth(), getHeight());
        double em = TextSize.at(this);
        key.autosize();
        key.relocate((getWidth() - key.getWidth()) / 2, getHeight() - key.getHeight() - 2 * em);
    }
}
