package org.kernelscope.ui.control;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.Theme;

/**
 * A small image of ink in the middle of a square. An image with more pixels than the square is
 * averaged down; one with fewer is enlarged according to {@link Fit}.
 */
public final class InkView extends Region {
    /** The method of enlarging an image. */
    public enum Fit {
        /** By a whole factor: pixels can be counted. */
        PIXELS,
        /** To the whole square; smoothed for factors between 1 and 2. */
        FILL
    }

    /** Smaller factors are not worth the smoothing. */
    private static final double LEAST_ZOOM = 1.25;

    private final ObjectProperty<@Nullable Tensor> ink = new SimpleObjectProperty<>(this, "ink");
    private final DoubleProperty side = new SimpleDoubleProperty(this, "side");
    private final ObservableValue<Theme> theme;
    private final ImageView view = new ImageView();
    private final int frame;
    private final Fit fit;
    private @Nullable WritableImage image;

    /** True from a change to the next layout, which paints once for all changes before it. */
    private boolean stale = true;

    /**
     * An empty view.
     *
     * @param frame minimal number of pixels that a side of the square stands for, so that views of
     *     images of different sizes have the same scale
     */
    public InkView(int frame, Fit fit, ObservableValue<Theme> theme) {
        this.frame = frame;
        this.fit = fit;
        this.theme = theme;
        getStyleClass().add(Styles.INK);
        // The side is given: the image does not lay it out again.
        view.setManaged(false);
        getChildren().add(view);
        ink.subscribe(this::change);
        // Observed only in a scene: the theme lives longer than the view and would keep it.
        theme.when(NodeVisibility.inScene(this)).subscribe(now -> change());
        side.subscribe(this::resizeSquare);
    }

    /** The ink, between 0 and 1, {@code 1 × rows × columns}; null for none. */
    public ObjectProperty<@Nullable Tensor> inkProperty() {
        return ink;
    }

    /** The side of the square, in logical pixels. */
    public DoubleProperty sideProperty() {
        return side;
    }

    private void resizeSquare() {
        setMinSize(side.get(), side.get());
        setPrefSize(side.get(), side.get());
        setMaxSize(side.get(), side.get());
        change();
    }

    private void change() {
        stale = true;
        requestLayout();
    }

    private void repaint() {
        Tensor shown = ink.get();
        view.setVisible(shown != null && side.get() >= 1);
        if (shown == null || side.get() < 1) {
            return;
        }
        int longest = longest(shown);
        boolean shrinks = longest > side.get();
        // Two pixels for each logical one keep it sharp on high-resolution screens.
        Tensor pixels = shrinks ? InkPixels.shrink(shown, (int) (2 * side.get())) : shown;
        double zoom = shrinks ? side.get() / longest(pixels) : zoom(longest);
        if (zoom >= 2 && zoom == Math.rint(zoom)) {
            // Not every graphics driver keeps an image sharp that it enlarges.
            pixels = InkPixels.enlarge(pixels, (int) zoom);
            zoom = 1;
        }
        WritableImage canvas = image;
        if (canvas == null
                || canvas.getWidth() != pixels.shape().columns()
                || canvas.getHeight() != pixels.shape().rows()) {
            canvas = new WritableImage(pixels.shape().columns(), pixels.shape().rows());
            image = canvas;
            view.setImage(canvas);
        }
        view.setSmooth(zoom != Math.rint(zoom));
        view.setFitWidth(pixels.shape().columns() * zoom);
        view.setFitHeight(pixels.shape().rows() * zoom);
        InkPixels.paint(pixels, theme.getValue(), canvas);
    }

    private double zoom(int longest) {
        double zoom = Math.max(1, side.get() / Math.max(longest, frame));
        boolean smooth = fit == Fit.FILL && zoom >= LEAST_ZOOM && zoom < 2;
        return smooth ? zoom : Math.floor(zoom);
    }

    private static int longest(Tensor image) {
        return Math.max(image.shape().rows(), image.shape().columns());
    }

    @Override
    protected void layoutChildren() {
        if (stale) {
            stale = false;
            repaint();
        }
        view.relocate(
                snapPositionX((getWidth() - view.getFitWidth()) / 2),
                snapPositionY((getHeight() - view.getFitHeight()) / 2));
    }
}
