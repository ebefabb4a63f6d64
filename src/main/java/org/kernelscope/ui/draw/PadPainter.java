package org.kernelscope.ui.draw;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Paint;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Drawing.Backdrop;
import org.kernelscope.data.Drawing.Ground;
import org.kernelscope.data.DrawingPreparation;
import org.kernelscope.data.Stroke;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.control.InkPixels;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.Theme;

/**
 * Paints a drawing on the pad's canvas. It remembers what it has painted: while the pen moves, only
 * the new piece of the line is added. JavaFX thread.
 */
final class PadPainter {

    private Drawing painted = Drawing.EMPTY;
    private Theme paintedTheme = Theme.LIGHT;
    private boolean paintedColours;
    private double paintedSide = -1;
    private @Nullable Backdrop pictured;
    private Theme picturedTheme = Theme.LIGHT;
    private @Nullable Image picture;

    /**
     * Makes the upper left square of {@code side} pixels show {@code drawing}.
     *
     * @param colours true to show colours, as a network with three channels sees them; false to
     *     show ink
     */
    void paint(GraphicsContext canvas, double side, Drawing drawing, Theme theme, boolean colours) {
        boolean goesOn =
                side == paintedSide
                        && theme == paintedTheme
                        && colours == paintedColours
                        && drawing.continues(painted);
        if (!goesOn) {
            painted = Drawing.EMPTY;
            pictured = colours == paintedColours ? pictured : null;
            paintedColours = colours;
            paintGround(canvas, side, drawing, theme);
            paintBackdrop(canvas, side, drawing, theme);
        }
        canvas.setLineCap(StrokeLineCap.ROUND);
        canvas.setLineJoin(StrokeLineJoin.ROUND);
        int kept = painted.strokes().size();
        for (int i = Math.max(0, kept - 1); i < drawing.strokes().size(); i++) {
            Stroke stroke = drawing.strokes().get(i);
            Paint ink =
                    colours ? CanvasPen.colour(Palette.opaque(stroke.colour())) : colour(theme, 1);
            canvas.setStroke(ink);
            canvas.setFill(ink);
            int points = i < kept ? painted.strokes().get(i).points() : 0;
            paintStroke(canvas, side, stroke, points);
        }
        painted = drawing;
        paintedTheme = theme;
        paintedSide = side;
    }

    private void paintGround(GraphicsContext canvas, double side, Drawing drawing, Theme theme) {
        Ground ground = drawing.ground();
        if (paintedColours && ground != null && ground.textured()) {
            canvas.setImageSmoothing(true);
            Image image = InkPixels.image(DrawingPreparation.image(ground), theme);
            canvas.drawImage(image, 0, 0, side, side);
            return;
        }
        int black = Palette.opaque(ground == null ? 0 : ground.colour());
        canvas.setFill(paintedColours ? CanvasPen.colour(black) : colour(theme, 0));
        canvas.fillRect(0, 0, side, side);
    }

    private void paintBackdrop(GraphicsContext canvas, double side, Drawing drawing, Theme theme) {
        Backdrop backdrop = drawing.backdrop();
        if (backdrop == null) {
            return;
        }
        Image picture = picture(backdrop, theme);
        double scale = side / Math.max(picture.getWidth(), picture.getHeight());
        double width = picture.getWidth() * scale;
        double height = picture.getHeight() * scale;
        canvas.setImageSmoothing(!backdrop.prepared());
        canvas.drawImage(picture, (side - width) / 2, (side - height) / 2, width, height);
    }

    /** The image of a backdrop, which stays while the pad is painted again: undo, another size. */
    private Image picture(Backdrop backdrop, Theme theme) {
        Image last = picture;
        if (last != null && backdrop == pictured && theme == picturedTheme) {
            return last;
        }
        Tensor inColours = backdrop.colours();
        if (paintedColours && inColours == null) {
            // White on whatever ground there is.
            picture = InkPixels.white(backdrop.ink());
        } else {
            picture =
                    InkPixels.image(
                            paintedColours && inColours != null ? inColours : backdrop.ink(),
                            theme);
        }
        Image image = picture;
        pictured = backdrop;
        picturedTheme = theme;
        return image;
    }

    private static void paintStroke(
            GraphicsContext canvas, double side, Stroke stroke, int paintedPoints) {
        double width = stroke.width() * side;
        if (stroke.points() == 1) {
            if (paintedPoints == 1) {
                // Once more would make its smooth edge darker.
                return;
            }
            double left = stroke.x(0) * side - width / 2;
            double top = stroke.y(0) * side - width / 2;
            canvas.fillOval(left, top, width, width);
            return;
        }
        int from = Math.max(0, paintedPoints - 1);
        if (from == stroke.points() - 1) {
            return;
        }
        canvas.setLineWidth(width);
        canvas.beginPath();
        canvas.moveTo(stroke.x(from) * side, stroke.y(from) * side);
        for (int i = from + 1; i < stroke.points(); i++) {
            canvas.lineTo(stroke.x(i) * side, stroke.y(i) * side);
        }
        canvas.stroke();
    }

    private static Paint colour(Theme theme, float ink) {
        return CanvasPen.colour(Palette.ink(theme, ink));
    }
}
