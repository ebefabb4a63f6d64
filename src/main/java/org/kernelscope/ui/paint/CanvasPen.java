package org.kernelscope.ui.paint;

import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.kernelscope.tensor.Tensor;

/**
 * Draws lines, text and small maps on a canvas, in the colours of a {@link Look}. Lengths in the
 * canvas's own unit, logical pixels unless it is scaled; colours in ARGB, translucent if their
 * alpha says so. Text has its middle at the given height. {@link RasterPen} is the other drawing
 * tool, for the pixels of maps.
 */
public final class CanvasPen {
    /** Size, in em, of explaining text. */
    public static final double CAPTION = 0.86;

    /** Size, in em, of small numbers. */
    public static final double NUMBER = 0.82;

    private final GraphicsContext graphics;
    private final Look look;
    private final double em;

    /**
     * A pen for the canvas of {@code graphics}.
     *
     * @param em size of text
     */
    public CanvasPen(GraphicsContext graphics, Look look, double em) {
        this.graphics = graphics;
        this.look = look;
        this.em = em;
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setLineJoin(StrokeLineJoin.MITER);
        graphics.setLineCap(StrokeLineCap.SQUARE);
        graphics.setLineDashes();
    }

    /** Size of text. */
    public double em() {
        return em;
    }

    /** The colours. */
    public Look look() {
        return look;
    }

    /** The JavaFX colour of an ARGB value. */
    public static Color colour(int argb) {
        return Color.rgb(
                (argb >> 16) & 0xff, (argb >> 8) & 0xff, argb & 0xff, (argb >>> 24) / 255.0);
    }

    private Font font(Face face, double size) {
        return Font.font(face.family(), size * em);
    }

    /**
     * Writes a text.
     *
     * @param x left end, middle or right end, as {@code align} says
     * @param y middle
     * @param size in em
     */
    public void write(
            String text, double x, double y, Face face, double size, int argb, HPos align) {
        graphics.setFont(font(face, size));
        graphics.setTextAlign(
                switch (align) {
                    case LEFT -> TextAlignment.LEFT;
                    case CENTER -> TextAlignment.CENTER;
                    case RIGHT -> TextAlignment.RIGHT;
                });
        graphics.setFill(colour(argb));
        graphics.fillText(text, x, y);
        tell(text, x, y, face, size, align);
    }

    private void tell(String text, double x, double y, Face face, double size, HPos align) {
        Consumer<PaintedText> watcher = PaintedText.watcher();
        if (watcher != null) {
            double width = width(text, face, size);
            double left = x - (align == HPos.LEFT ? 0 : align == HPos.CENTER ? width / 2 : width);
            Canvas canvas = graphics.getCanvas();
            watcher.accept(
                    new PaintedText(
                            text,
                            left,
                            left + width,
                            y,
                            size * em,
                            this,
                            canvas.getWidth(),
                            canvas.getHeight()));
        }
    }

    /** Writes explaining text. */
    public void caption(String text, double x, double y, HPos align) {
        write(text, x, y, Face.TEXT, CAPTION, look.quiet(), align);
    }

    /** Writes a small number. */
    public void number(String text, double x, double y, HPos align) {
        write(text, x, y, Face.NUMBER, NUMBER, look.emphasis(), align);
    }

    /** The width of a text; {@code size} in em. */
    public double width(String text, Face face, double size) {
        Text measured = new Text(text);
        measured.setFont(font(face, size));
        return measured.getLayoutBounds().getWidth();
    }

    /** The beginning of a text that fits into {@code room}: whole words, at least one. */
    public String fitting(String text, Face face, double size, double room) {
        String shown = text;
        while (shown.contains(" ") && width(shown, face, size) > room) {
            shown = shown.substring(0, shown.lastIndexOf(' ')).replaceAll("[,;:·]$", "");
        }
        return shown;
    }

    /** Fills a rectangle. */
    public void fill(double x, double y, double width, double height, int argb) {
        graphics.setFill(colour(argb));
        graphics.fillRect(x, y, width, height);
    }

    /**
     * Fills a rectangle with rounded corners.
     *
     * @param arc diameter of the corners
     */
    public void fillRounded(double x, double y, double width, double height, double arc, int argb) {
        graphics.setFill(colour(argb));
        graphics.fillRoundRect(x, y, width, height, arc, arc);
    }

    /** Draws a frame outside of a rectangle. */
    public void frame(double x, double y, double width, double height, double thickness, int argb) {
        stroke(thickness, argb);
        graphics.strokeRect(
                x - thickness / 2, y - thickness / 2, width + thickness, height + thickness);
    }

    /** Draws a line. */
    public void line(double x1, double y1, double x2, double y2, double thickness, int argb) {
        stroke(thickness, argb);
        graphics.strokeLine(x1, y1, x2, y2);
    }

    /**
     * Draws a polyline with round joins and ends.
     *
     * @param points x and y in turns; a y that is not finite is a gap
     */
    public void polyline(double[] points, double thickness, int argb) {
        stroke(thickness, argb);
        graphics.setLineJoin(StrokeLineJoin.ROUND);
        graphics.setLineCap(StrokeLineCap.ROUND);
        graphics.beginPath();
        boolean down = false;
        for (int i = 0; i < points.length; i += 2) {
            boolean drawn = Double.isFinite(points[i + 1]);
            if (drawn && down) {
                graphics.lineTo(points[i], points[i + 1]);
            } else if (drawn) {
                graphics.moveTo(points[i], points[i + 1]);
            }
            down = drawn;
        }
        graphics.stroke();
        graphics.setLineJoin(StrokeLineJoin.MITER);
        graphics.setLineCap(StrokeLineCap.SQUARE);
    }

    private void stroke(double thickness, int argb) {
        graphics.setStroke(colour(argb));
        graphics.setLineWidth(thickness);
    }

    /** Dashes all lines until {@link #solid}: {@code on} drawn, {@code off} left out. */
    public void dashed(double on, double off) {
        graphics.setLineDashes(on, off);
    }

    /** Ends {@link #dashed}. */
    public void solid() {
        graphics.setLineDashes();
    }

    /** Paints a disc. */
    public void disc(double centreX, double centreY, double radius, int argb) {
        graphics.setFill(colour(argb));
        graphics.fillOval(centreX - radius, centreY - radius, 2 * radius, 2 * radius);
    }

    /** Draws a circle. */
    public void circle(double centreX, double centreY, double radius, double thickness, int argb) {
        stroke(thickness, argb);
        graphics.strokeOval(centreX - radius, centreY - radius, 2 * radius, 2 * radius);
    }

    /** Fills a polygon. */
    public void polygon(double[] xs, double[] ys, int argb) {
        graphics.setFill(colour(argb));
        graphics.fillPolygon(xs, ys, xs.length);
    }

    /** Draws only inside of a rectangle while {@code drawing} runs. */
    public void clipped(double x, double y, double width, double height, Runnable drawing) {
        graphics.save();
        graphics.beginPath();
        graphics.rect(x, y, width, height);
        graphics.clip();
        drawing.run();
        graphics.restore();
    }

    /**
     * Paints values as cells.
     *
     * @param values {@code 1 × row × column}; NaN is a value outside of a map
     * @param cellWidth width of a cell
     * @param cellHeight height of a cell
     * @param colours the colours of the values
     * @param written true to write each value into its cell
     */
    public void map(
            Tensor values,
            double x,
            double y,
            double cellWidth,
            double cellHeight,
            ValueColours colours,
            boolean written) {
        int columns = values.shape().columns();
        for (int i = 0; i < values.size(); i++) {
            double left = x + i % columns * cellWidth;
            double top = y + i / columns * cellHeight;
            int argb = colours.of(values.get(i));
            fill(left, top, cellWidth, cellHeight, argb);
            if (written && !Float.isNaN(values.get(i))) {
                write(
                        Numbers.cell(values.get(i)),
                        left + cellWidth / 2,
                        top + cellHeight / 2,
                        Face.NUMBER,
                        NUMBER,
                        Look.readableOn(argb),
                        HPos.CENTER);
            }
        }
    }

    /**
     * Paints ink as square cells, row by row, with a frame.
     *
     * @param ink the ink of each cell, 0 (none) … 1 (full)
     * @param count number of cells
     * @param columns cells in a row
     * @param cell side of a cell
     */
    public void ink(
            IntToDoubleFunction ink, int count, int columns, double x, double y, double cell) {
        for (int i = 0; i < count; i++) {
            int argb = look.ink(ink.applyAsDouble(i));
            fill(x + i % columns * cell, y + i / columns * cell, cell, cell, argb);
        }
        int rows = (count + columns - 1) / columns;
        frame(x, y, columns * cell, rows * cell, 1, look.tileFrame());
    }
}
