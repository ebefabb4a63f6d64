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
 * A small picture of ink in the middle of a square. A picture with more pixels than the square is
 * averaged down; one with fewer is enlarged, as its {@link Fit} says. JavaFX thread.
 */
public final class InkView extends Region {
    /** How a picture is enlarged. */
    public enum Fit {
        /** Each pixel becomes a square of a whole number of points: to be counted. */
        PIXELS,
        /** The square is filled; between once and twice its size the picture is smoothed. */
        FILL
    }

    /** Less than this is not worth the smoothing. */
    private static final double LEAST_ZOOM = 1.25;

    private final ObjectProperty<@Nullable Tensor> ink = new SimpleObjectProperty<>(this, "ink");
    private final DoubleProperty side = new SimpleDoubleProperty(this, "side");
    private final ObservableValue<Theme> theme;
    private final ImageView view = new ImageView();
    private final int frame;
    private final Fit fit;
    private @Nullable WritableImage image;

    /**
     * An empty view.
     *
     * @param frame how many pixels of a picture the square has room for at the least, so that views
     *     of pictures of different sizes show them at one scale
     */
    public InkView(int frame, Fit fit, ObservableValue<Theme> theme) {
        this.frame = frame;
        this.fit = fit;
        this.theme = theme;
        getStyleClass().add(Styles.INK);
        getChildren().add(view);
        ink.subscribe(this::repaint);
        // The theme lives as long as the window: it must not keep a view that is in none.
        theme.when(NodeVisibility.inScene(this)).subscribe(now -> repaint());
        side.subscribe(this::resizeSquare);
    }

    /** What is shown, ink between 0 and 1, {@code 1 × rows × columns}; null for nothing. */
    public ObjectProperty<@Nullable Tensor> inkProperty() {
        return ink;
    }

    /** How long each side of the square is, in logical pixels. */
    public DoubleProperty sideProperty() {
        return side;
    }

    private void resizeSquare() {
        setMinSize(side.get(), side.get());
        setPrefSize(side.get(), side.get());
        setMaxSize(side.get(), side.get());
        repaint();
    }

    private void repaint() {
        Tensor shown = ink.get();
        view.setVisible(shown != null && side.get() >= 1);
        if (shown == null || side.get() < 1) {
            return;
        }
        int longest = longest(shown);
        boolean shrinks = longest > side.get();
        // Twice as many pixels as there are points keep it sharp on fine screens.
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
        requestLayout();
    }

    private double zoom(int longest) {
        double zoom = Math.max(1, side.get() / Math.max(longest, frame));
        boolean smooth = fit == Fit.FILL && zoom >= LEAST_ZOOM && zoom < 2;
        return smooth ? zoom : Math.floor(zoom);
    }

    private static int longest(Tensor picture) {
        return Math.max(picture.shape().rows(), picture.shape().columns());
    }

    @Override
    protected void layoutChildren() {
        view.relocate(
                snapPositionX((getWidth() - view.getFitWidth()) / 2),
                snapPositionY((getHeight() - view.getFitHeight()) / 2));
    }
}
