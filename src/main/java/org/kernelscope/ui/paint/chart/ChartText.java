package org.kernelscope.ui.paint.chart;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.kernelscope.tensor.Tensor;

/**
 * Draws words, numbers and small maps on a canvas, in the colours and faces of a {@link ChartLook}.
 * Lengths in logical pixels; what is written stands with its middle at the given height. JavaFX
 * thread.
 */
public final class ChartText {
    private static final double SMALL = 0.86;

    private final GraphicsContext graphics;
    private final ChartLook look;

    /** An easel with {@code graphics} on it. */
    public ChartText(GraphicsContext graphics, ChartLook look) {
        this.graphics = graphics;
        this.look = look;
        graphics.setTextBaseline(VPos.CENTER);
    }

    /** The size of text. */
    public double em() {
        return look.em();
    }

    /** Colours and faces. */
    public ChartLook look() {
        return look;
    }

    /** Where a piece of writing stands from the given place on. */
    public enum Align {
        /** It begins there. */
        LEFT(TextAlignment.LEFT),
        /** Its middle is there. */
        CENTER(TextAlignment.CENTER),
        /** It ends there. */
        RIGHT(TextAlignment.RIGHT);

        private final TextAlignment alignment;

        Align(TextAlignment alignment) {
            this.alignment = alignment;
        }
    }

    /** Writes words, {@code size} times as large as text. */
    public void words(String text, double x, double y, Align align, double size, int argb) {
        graphics.setFont(look.wordFont(size));
        write(text, x, y, align, argb);
    }

    /** Writes small explaining words. */
    public void caption(String text, double x, double y, Align align) {
        words(text, x, y, align, SMALL, look.stage().quiet());
    }

    /** Writes a small number. */
    public void number(String text, double x, double y, Align align) {
        graphics.setFont(look.numberFont());
        write(text, x, y, align, look.stage().emphasis());
    }

    private void write(String text, double x, double y, Align align, int argb) {
        graphics.setTextAlign(align.alignment);
        graphics.setFill(ChartLook.colour(argb));
        graphics.fillText(text, x, y);
    }

    /** Fills a rectangle. */
    public void fill(double x, double y, double width, double height, int argb) {
        graphics.setFill(ChartLook.colour(argb));
        graphics.fillRect(x, y, width, height);
    }

    /** Frames a rectangle on its outside. */
    public void frame(double x, double y, double width, double height, double thickness, int argb) {
        graphics.setStroke(ChartLook.colour(argb));
        graphics.setLineWidth(thickness);
        graphics.strokeRect(
                x - thickness / 2, y - thickness / 2, width + thickness, height + thickness);
    }

    /** Draws a line. */
    public void line(double x1, double y1, double x2, double y2, double thickness, int argb) {
        graphics.setStroke(ChartLook.colour(argb));
        graphics.setLineWidth(thickness);
        graphics.strokeLine(x1, y1, x2, y2);
    }

    /** Paints a disc. */
    public void disc(double centreX, double centreY, double radius, int argb) {
        graphics.setFill(ChartLook.colour(argb));
        graphics.fillOval(centreX - radius, centreY - radius, 2 * radius, 2 * radius);
    }

    /**
     * Paints signed values as squares.
     *
     * @param values {@code 1 × row × column}
     * @param cell side of a square
     * @param limit the magnitude of the strongest colour
     * @param numbers whether each number is written into its square
     */
    public void map(Tensor values, double x, double y, double cell, float limit, boolean numbers) {
        int columns = values.shape().columns();
        for (int i = 0; i < values.size(); i++) {
            double left = x + i % columns * cell;
            double top = y + i / columns * cell;
            float share = limit > 0 ? values.get(i) / limit : 0;
            int argb = look.stage().palette().signed(look.stage().theme(), share);
            fill(left, top, cell, cell, argb);
            if (numbers) {
                Color ground = ChartLook.colour(argb);
                boolean bright = ground.grayscale().getBrightness() > 0.55;
                graphics.setFont(look.numberFont());
                write(
                        org.kernelscope.ui.paint.Numbers.cell(values.get(i)),
                        left + cell / 2,
                        top + cell / 2,
                        Align.CENTER,
                        bright ? 0xFF000000 : 0xFFFFFFFF);
            }
        }
    }
}
