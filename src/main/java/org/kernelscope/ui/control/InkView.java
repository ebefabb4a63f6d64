package org.kernelscope.ui.control;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.Theme;

/**
 * A small picture of ink in the middle of a square. Pixels of a picture that is smaller than the
 * square are squares of a whole number of pixels; a larger picture is averaged down. JavaFX thread.
 */
public final class InkView extends Region {
    private final ObjectProperty<@Nullable Tensor> ink = new SimpleObjectProperty<>(this, "ink");
    private final ObservableValue<Theme> theme;
    private final ImageView view = new ImageView();
    private int side;
    private @Nullable WritableImage image;

    /**
     * An empty view whose sides are {@code side} long at the usual size of text, and grow with it.
     */
    public InkView(int side, ObservableValue<Theme> theme) {
        this.side = side;
        this.theme = theme;
        getStyleClass().add("ks-ink");
        getChildren().add(view);
        fit(side);
        TextSize.follow(this, text -> fit((int) Math.round(side * text / TextSize.USUAL)));
        ink.subscribe(this::repaint);
        theme.subscribe(this::repaint);
    }

    /** What is shown, ink between 0 and 1, {@code 1 × rows × columns}; null for nothing. */
    public ObjectProperty<@Nullable Tensor> inkProperty() {
        return ink;
    }

    private void fit(int newSide) {
        side = newSide;
        setMinSize(side, side);
        setPrefSize(side, side);
        setMaxSize(side, side);
        repaint();
    }

    private void repaint() {
        Tensor shown = ink.get();
        view.setVisible(shown != null);
        if (shown == null) {
            return;
        }
        int longest = Math.max(shown.shape().rows(), shown.shape().columns());
        int zoom = side / longest;
        // Twice as many pixels as there are points keep a picture that shrinks sharp on fine
        // screens.
        Tensor pixels = zoom >= 1 ? shown : InkPixels.shrink(shown, 2 * side);
        double scale =
                zoom >= 1
                        ? zoom
                        : side / (double) Math.max(pixels.shape().rows(), pixels.shape().columns());
        WritableImage canvas = image;
        if (canvas == null
                || canvas.getWidth() != pixels.shape().columns()
                || canvas.getHeight() != pixels.shape().rows()) {
            canvas = new WritableImage(pixels.shape().columns(), pixels.shape().rows());
            image = canvas;
            view.setImage(canvas);
        }
        view.setSmooth(zoom < 1);
        view.setFitWidth(pixels.shape().columns() * scale);
        view.setFitHeight(pixels.shape().rows() * scale);
        InkPixels.paint(pixels, theme.getValue(), canvas);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        view.relocate(
                snapPositionX((side - view.getFitWidth()) / 2),
                snapPositionY((side - view.getFitHeight()) / 2));
    }
}
