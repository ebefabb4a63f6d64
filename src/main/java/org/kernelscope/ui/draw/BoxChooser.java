package org.kernelscope.ui.draw;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.FoundDigit.Box;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.control.InkView;
import org.kernelscope.ui.control.InkView.Fit;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.paint.Theme;
import org.kernelscope.ui.state.Localisation;

/** An image on which a box is dragged around the digit. JavaFX thread. */
final class BoxChooser extends VBox {
    private static final double SIDE = 320;

    /** A shorter drag is a slip of the hand. */
    private static final double LEAST = 0.02;

    private final Rectangle frame = new Rectangle();
    private final Consumer<Box> chosen;
    private final double width;
    private final double height;
    private double startX;
    private double startY;

    /**
     * @param picture the image, {@code 1 × rows × columns}
     * @param before the box that is in use; null for none
     * @param chosen gets the box when the mouse is released
     */
    BoxChooser(
            Tensor picture,
            @Nullable Box before,
            ObservableValue<Theme> theme,
            Localisation texts,
            Consumer<Box> chosen) {
        this.chosen = chosen;
        double rows = picture.shape().rows();
        double columns = picture.shape().columns();
        this.width = SIDE * Math.min(1, columns / rows);
        this.height = SIDE * Math.min(1, rows / columns);
        setId("photo-chooser");
        getStyleClass().add(Styles.PHOTO_CHOOSER);
        InkView view = new InkView(1, Fit.FILL, theme);
        view.sideProperty().set(SIDE);
        view.inkProperty().set(picture);
        frame.getStyleClass().add(Styles.PHOTO_FRAME);
        frame.setManaged(false);
        frame.setMouseTransparent(true);
        Pane pane = new Pane(view, frame);
        pane.setId("photo-drag");
        pane.setMinSize(SIDE, SIDE);
        pane.setMaxSize(SIDE, SIDE);
        pane.setOnMousePressed(this::press);
        pane.setOnMouseDragged(this::drag);
        pane.setOnMouseReleased(event -> release());
        Label help = new Label();
        help.setWrapText(true);
        help.setMaxWidth(SIDE);
        help.textProperty().bind(texts.text("draw.photo.box.help"));
        getChildren().addAll(pane, help);
        if (before != null) {
            place(
                    left() + before.x() * width,
                    top() + before.y() * height,
                    left() + (before.x() + before.width()) * width,
                    top() + (before.y() + before.height()) * height);
        }
    }

    /** The image is in the middle of a square. */
    private double left() {
        return (SIDE - width) / 2;
    }

    private double top() {
        return (SIDE - height) / 2;
    }

    private void press(MouseEvent event) {
        startX = event.getX();
        startY = event.getY();
        place(startX, startY, startX, startY);
    }

    private void drag(MouseEvent event) {
        place(startX, startY, event.getX(), event.getY());
    }

    private void place(double x, double y, double toX, double toY) {
        double fromX = inside(Math.min(x, toX), left(), width);
        double fromY = inside(Math.min(y, toY), top(), height);
        frame.setX(fromX);
        frame.setY(fromY);
        frame.setWidth(inside(Math.max(x, toX), left(), width) - fromX);
        frame.setHeight(inside(Math.max(y, toY), top(), height) - fromY);
    }

    private static double inside(double place, double start, double extent) {
        return Math.max(start, Math.min(start + extent, place));
    }

    private void release() {
        double x = (frame.getX() - left()) / width;
        double y = (frame.getY() - top()) / height;
        double across = Math.min(1 - x, frame.getWidth() / width);
        double down = Math.min(1 - y, frame.getHeight() / height);
        if (across >= LEAST && down >= LEAST) {
            chosen.accept(new Box(Math.max(0, x), Math.max(0, y), across, down));
        }
    }
}
