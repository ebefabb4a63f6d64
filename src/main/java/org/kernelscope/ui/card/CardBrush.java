package org.kernelscope.ui.card;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.control.Fonts;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.StageLook;

/**
 * Draws small maps, numbers and words into the card, in the colours of the stage. JavaFX thread.
 */
final class CardBrush {
    /** Width, in em, of a cell in which a number such as −0.53 can be read. */
    static final double WRITTEN_CELL = 2.9;

    private static final double NUMBER_IN_CELL = 0.82;
    private static final double SMALL = 0.85;
    private static final float STRONG = 0.6f;

    private final GraphicsContext graphics;
    private final StageLook look;
    private final double em;

    CardBrush(GraphicsContext graphics, StageLook look, double em) {
        this.graphics = graphics;
        this.look = look;
        this.em = em;
        graphics.setTextBaseline(VPos.CENTER);
    }

    /** How a small map is drawn: size of a cell, and whether its number is written in. */
    record Grid(double width, double height, boolean numbers) {
        static Grid plain(double cell) {
            return new Grid(cell, cell, false);
        }
    }

    /** The size of text. */
    double em() {
        return em;
    }

    /** The largest magnitude of what lies in the map; what lies beyond its border is no number. */
    static float limit(Tensor values) {
        float limit = 0;
        for (float value : values.toArray()) {
            limit = Float.isNaN(value) ? limit : Math.max(limit, Math.abs(value));
        }
        return limit;
    }

    /**
     * Draws a map.
     *
     * @param limit the value of the strongest colour
     * @param winner the cell to frame, or −1
     */
    void map(Tensor values, double x, double y, Grid grid, float limit, int winner) {
        int columns = values.shape().columns();
        graphics.setFont(Fonts.mono(NUMBER_IN_CELL * em));
        graphics.setTextAlign(TextAlignment.CENTER);
        for (int i = 0; i < values.size(); i++) {
            double left = x + i % columns * grid.width;
            double top = y + i / columns * grid.height;
            boolean beyond = Float.isNaN(values.get(i));
            float share = limit > 0 && !beyond ? values.get(i) / limit : 0;
            Color fill = colour(share);
            graphics.setFill(fill);
            graphics.fillRect(left, top, grid.width, grid.height);
            if (grid.numbers && !beyond) {
                boolean bright = fill.grayscale().getBrightness() > 0.55;
                graphics.setFill(bright ? Color.BLACK : Color.WHITE);
                graphics.fillText(
                        Numbers.cell(values.get(i)), left + grid.width / 2, top + grid.height / 2);
            }
        }
        double width = columns * grid.width;
        graphics.setStroke(rgb(look.tileFrame()));
        graphics.setLineWidth(1);
        graphics.strokeRect(x + 0.5, y + 0.5, width - 1, values.shape().rows() * grid.height - 1);
        if (winner >= 0) {
            graphics.setStroke(rgb(look.emphasis()));
            graphics.setLineWidth(3);
            graphics.strokeRect(
                    x + winner % columns * grid.width + 1.5,
                    y + winner / columns * grid.height + 1.5,
                    grid.width - 3,
                    grid.height - 3);
        }
    }

    /** Writes explaining words, their middle at height {@code y}. */
    void caption(String text, double x, double y) {
        words(text, x, y, TextAlignment.LEFT, SMALL);
    }

    /** Writes a sign between two maps. */
    void sign(String text, double centreX, double y) {
        words(text, centreX, y, TextAlignment.CENTER, 1.4);
    }

    private void words(String text, double x, double y, TextAlignment align, double size) {
        graphics.setFont(Font.font(Fonts.TEXT, em * size));
        graphics.setTextAlign(align);
        graphics.setFill(rgb(look.quiet()));
        graphics.fillText(text, x, y);
    }

    /** Writes a number. */
    void number(String text, double x, double y) {
        graphics.setFont(Fonts.mono(SMALL * em));
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setFill(rgb(look.emphasis()));
        graphics.fillText(text, x, y);
    }

    /**
     * A bar whose colour tells the sign of {@code share} and whose length, at most {@code longest},
     * its magnitude.
     */
    void bar(double share, double x, double y, double longest) {
        graphics.setFill(colour(share < 0 ? -STRONG : STRONG));
        double length = Math.max(1, Math.abs(share) * longest);
        graphics.fillRect(x, y - 0.35 * em, length, 0.7 * em);
    }

    private Color colour(float share) {
        return rgb(look.palette().signed(look.theme(), share));
    }

    private static Color rgb(int argb) {
        return Color.rgb((argb >> 16) & 0xff, (argb >> 8) & 0xff, argb & 0xff);
    }
}
