package org.kernelscope.ui.moveit;

import javafx.geometry.HPos;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.kernelscope.text.Texts;
import org.kernelscope.transform.Quantity;
import org.kernelscope.transform.Sweep;
import org.kernelscope.transform.Transform;
import org.kernelscope.ui.control.CanvasView;
import org.kernelscope.ui.control.LabStyles;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.moveit.MoveModel.Answer;
import org.kernelscope.ui.moveit.MoveModel.Prediction;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkNames;

/**
 * The networks side by side: prediction, surface of P(right class), decision regions, and how much
 * of each layer stays. Dragging in a surface moves the digit. JavaFX thread.
 */
final class SurfaceView extends StackPane {
    private final MoveModel model;
    private final Localisation texts;
    private final CanvasView canvas;
    private boolean dragging;

    SurfaceView(MoveModel model, Display display, Localisation texts) {
        this.model = model;
        this.texts = texts;
        this.canvas = new CanvasView(display, this::paint);
        setId("move-surfaces");
        getStyleClass().addAll(LabStyles.BOARD, LabStyles.MOVE_SURFACES);
        setMinSize(0, 0);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        accessibleHelpProperty().bind(texts.text("move.surface.help"));
        getChildren().add(canvas);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(MouseEvent.MOUSE_RELEASED, event -> dragging = false);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        model.answerProperty().subscribe(now -> tell());
        model.surfacesProperty().subscribe(now -> canvas.repaint());
        model.movement().movementProperty().subscribe(now -> canvas.repaint());
        texts.languageProperty().subscribe(now -> tell());
    }

    private void tell() {
        Answer answer = model.answerProperty().get();
        StringBuilder words = new StringBuilder();
        if (answer != null) {
            for (Prediction each : answer.predictions()) {
                words.append(NetworkNames.of(texts.texts(), each.model().architecture()))
                        .append(": ")
                        .append(SurfacePainter.prediction(texts.texts(), each))
                        .append(". ");
            }
        }
        setAccessibleText(words.toString());
        canvas.repaint();
    }

    private SurfacePainter.Places places(double em) {
        Answer answer = model.answerProperty().get();
        int networks = answer == null ? 1 : Math.max(1, answer.predictions().size());
        return SurfacePainter.Places.of(em, canvas.getWidth(), canvas.getHeight(), networks);
    }

    private void press(MouseEvent event) {
        requestFocus();
        dragging = move(event, false);
    }

    private void drag(MouseEvent event) {
        if (dragging) {
            move(event, true);
        }
    }

    /** Sets both quantities from a point; false if it is outside of all surfaces. */
    private boolean move(MouseEvent event, boolean outside) {
        SurfacePainter.Places places = places(TextSize.ofPainting(this));
        double x = event.getX() - canvas.getLayoutX();
        double y = event.getY() - canvas.getLayoutY();
        int networks = Math.max(1, model.surfacesProperty().get().size());
        double left = 0;
        double top = 0;
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 2 * networks; i++) {
            double eachLeft = places.left(i / 2, i % 2 == 1);
            double eachTop = places.top(i % 2 == 1);
            double away = beyond(x - eachLeft, places.side()) + beyond(y - eachTop, places.side());
            if (away < nearest) {
                nearest = away;
                left = eachLeft;
                top = eachTop;
            }
        }
        double across = (x - left) / places.side();
        double up = 1 - (y - top) / places.side();
        if (nearest > 0 && !outside) {
            return false;
        }
        set(model.overProperty().get(), across);
        set(model.andProperty().get(), up);
        return true;
    }

    private static double beyond(double at, double side) {
        return Math.max(0, Math.max(-at, at - side));
    }

    private void set(Quantity quantity, double place) {
        Sweep sweep = MoveModel.sweep(quantity);
        double at = Math.max(0, Math.min(1, place));
        int index = (int) Math.min(sweep.count() - 1, Math.floor(at * sweep.count()));
        model.movement().set(quantity, sweep.at(index));
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> step(model.overProperty().get(), -1);
            case RIGHT -> step(model.overProperty().get(), 1);
            case UP -> step(model.andProperty().get(), 1);
            case DOWN -> step(model.andProperty().get(), -1);
            case HOME -> model.movement().set(Transform.NONE);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(Quantity quantity, int by) {
        Sweep sweep = MoveModel.sweep(quantity);
        int index =
                (int)
                        Math.rint(
                                SurfacePainter.index(
                                        sweep, model.movement().transform().of(quantity)));
        model.movement()
                .set(quantity, sweep.at(Math.max(0, Math.min(sweep.count() - 1, index + by))));
    }

    private void paint(CanvasPen pen, double width, double height) {
        Answer answer = model.answerProperty().get();
        Texts words = texts.texts();
        if (answer == null) {
            return;
        }
        if (answer.empty()) {
            pen.caption(words.get("move.empty"), 0, pen.em(), HPos.LEFT);
            return;
        }
        if (model.overProperty().get() == model.andProperty().get()) {
            pen.caption(words.get("move.same"), 0, pen.em(), HPos.LEFT);
            return;
        }
        new SurfacePainter(pen, words, places(pen.em()), model).paint(answer, width);
    }
}
