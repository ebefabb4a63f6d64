package org.kernelscope.data;

import java.util.List;
import org.kernelscope.data.Drawing.Backdrop;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * Turns a drawing into ink: how much of each pixel of a square image the pen has covered, 0 to 1.
 *
 * <p>It remembers the last drawing: while the pen moves, only the new piece of the line is drawn. A
 * line is the set of points nearer to a segment than half the pen's width; its edge is softened
 * over one pixel, and where strokes cross the darker wins. One thread.
 */
public final class InkRaster {
    /** Rows and columns of the image: eight times MNIST's 28. */
    public static final int SIZE = 224;

    private static final Shape SHAPE = Shape.of(1, SIZE, SIZE);

    private final float[] ink = new float[SIZE * SIZE];

    /** The colour of the ink of each pixel; of use only where there is ink. */
    private final int[] colours = new int[SIZE * SIZE];

    private Drawing last = Drawing.EMPTY;

    /** The ink of {@code drawing}: {@code 1 × 224 × 224}. */
    public Tensor render(Drawing drawing) {
        if (!drawing.continues(last)) {
            start(drawing);
        }
        int kept = last.strokes().size();
        List<Stroke> strokes = drawing.strokes();
        for (int i = Math.max(0, kept - 1); i < strokes.size(); i++) {
            int drawnPoints = i == kept - 1 ? last.strokes().get(i).points() : 0;
            draw(strokes.get(i), drawnPoints);
        }
        last = drawing;
        return Tensor.of(SHAPE, ink);
    }

    /** The colours of the last ink, {@code 0xRRGGBB} for each pixel. */
    int[] colours() {
        return colours;
    }

    private void start(Drawing drawing) {
        java.util.Arrays.fill(ink, 0);
        java.util.Arrays.fill(colours, Stroke.INK);
        last = Drawing.EMPTY;
        Backdrop backdrop = drawing.backdrop();
        if (backdrop != null) {
            place(backdrop.ink());
        }
    }

    /** Puts an image in the middle, as large as it fits, with bilinear interpolation. */
    private void place(Tensor picture) {
        int rows = picture.shape().rows();
        int columns = picture.shape().columns();
        double scale = SIZE / (double) Math.max(rows, columns);
        double top = (SIZE - rows * scale) / 2;
        double left = (SIZE - columns * scale) / 2;
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                double y = (row + 0.5 - top) / scale - 0.5;
                double x = (column + 0.5 - left) / scale - 0.5;
                ink[row * SIZE + column] = sample(picture, y, x);
            }
        }
    }

    private static float sample(Tensor picture, double y, double x) {
        int row = (int) Math.floor(y);
        int column = (int) Math.floor(x);
        float fy = (float) (y - row);
        float fx = (float) (x - column);
        float upper = pixel(picture, row, column) * (1 - fx) + pixel(picture, row, column + 1) * fx;
        float lower =
                pixel(picture, row + 1, column) * (1 - fx)
                        + pixel(picture, row + 1, column + 1) * fx;
        return upper * (1 - fy) + lower * fy;
    }

    private static float pixel(Tensor picture, int row, int column) {
        boolean inside =
                row >= 0
                        && row < picture.shape().rows()
                        && column >= 0
                        && column < picture.shape().columns();
        return inside ? picture.at(0, row, column) : 0;
    }

    private void draw(Stroke stroke, int drawnPoints) {
        float radius = Math.max(0.5f, stroke.width() * SIZE / 2);
        if (stroke.points() == 1) {
            segment(stroke, 0, 0, radius);
        }
        for (int i = Math.max(1, drawnPoints); i < stroke.points(); i++) {
            segment(stroke, i - 1, i, radius);
        }
    }

    private void segment(Stroke stroke, int from, int to, float radius) {
        float ax = stroke.x(from) * SIZE - 0.5f;
        float ay = stroke.y(from) * SIZE - 0.5f;
        float bx = stroke.x(to) * SIZE - 0.5f;
        float by = stroke.y(to) * SIZE - 0.5f;
        int left = Math.max(0, (int) Math.floor(Math.min(ax, bx) - radius - 1));
        int right = Math.min(SIZE - 1, (int) Math.ceil(Math.max(ax, bx) + radius + 1));
        int top = Math.max(0, (int) Math.floor(Math.min(ay, by) - radius - 1));
        int bottom = Math.min(SIZE - 1, (int) Math.ceil(Math.max(ay, by) + radius + 1));
        float dx = bx - ax;
        float dy = by - ay;
        float length2 = dx * dx + dy * dy;
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                float along = length2 == 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / length2;
                float t = Math.max(0, Math.min(1, along));
                float ex = x - (ax + t * dx);
                float ey = y - (ay + t * dy);
                float covered = radius + 0.5f - (float) Math.sqrt(ex * ex + ey * ey);
                float share = Math.max(0, Math.min(1, covered));
                int at = y * SIZE + x;
                // The newest stroke is on top; its edge shows what it does not cover.
                if (share >= 0.5f || share > ink[at]) {
                    colours[at] = stroke.colour();
                }
                ink[at] = Math.max(ink[at], share);
            }
        }
    }
}
