package org.kernelscope.ui.field;

import org.kernelscope.network.FieldRects;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.Span;
import org.kernelscope.tensor.ColourPlanes;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.Raster;

/**
 * Paints a part of the input image, enlarged: its ink, or over the faint ink a gradient as a cloud;
 * with a margin around the box of a receptive field, so that the box is seen as one. A pure
 * function of its arguments; any thread.
 */
final class PatchPainter {
    /** Share of the ink that is left under the cloud and around the box. */
    private static final float FAINT = 0.22f;

    private final Raster raster;
    private final Look look;
    private final InputSpec spec;

    PatchPainter(Raster raster, Look look, InputSpec spec) {
        this.raster = raster;
        this.look = look;
        this.spec = spec;
    }

    /** The square of the raster for the enlarged image. */
    record Square(int x, int y, int side) {}

    /** The colour of a pixel of the image, at a row and column that exist. */
    @FunctionalInterface
    private interface Colour {
        int at(int row, int column, boolean inBox);
    }

    /**
     * The ink in the box, and faintly around it.
     *
     * @param margin pixels of the image that are shown around the box
     */
    void ink(Tensor input, FieldRects.Field box, Square square, int margin) {
        paint(
                input,
                box,
                square,
                margin,
                (row, column, inBox) -> {
                    int colour = colour(input, row, column);
                    return inBox ? colour : mix(look.surface(), colour, FAINT);
                });
    }

    /**
     * The gradient as a cloud over faint ink; the strongest colour for the largest magnitude.
     *
     * @param margin pixels of the image that are shown around the box
     */
    void cloud(Tensor input, Tensor gradient, FieldRects.Field box, Square square, int margin) {
        float[] effects = sum(gradient);
        float limit = Tensor.takeOver(Shape.of(effects.length), effects).absMax();
        int columns = gradient.shape().columns();
        paint(
                input,
                box,
                square,
                margin,
                (row, column, inBox) -> {
                    float share = limit > 0 ? effects[row * columns + column] / limit : 0;
                    int under = mix(look.surface(), colour(input, row, column), FAINT);
                    int cloud = look.signed(share);
                    return mix(under, cloud, Math.min(1, 2 * Math.abs(share)));
                });
    }

    /** The gradient over all channels together, as if all of a pixel changed alike. */
    private static float[] sum(Tensor gradient) {
        float[] sum = gradient.channel(0).toArray();
        for (int channel = 1; channel < gradient.shape().channels(); channel++) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += gradient.get(channel * sum.length + i);
            }
        }
        return sum;
    }

    private int colour(Tensor input, int row, int column) {
        return spec.isColour()
                ? ColourPlanes.argb(
                        share(input, 0, row, column),
                        share(input, 1, row, column),
                        share(input, 2, row, column))
                : Palette.ink(look.theme(), share(input, 0, row, column));
    }

    private float share(Tensor input, int channel, int row, int column) {
        float value = input.at(channel, row, column);
        return (value - spec.background()) / (spec.ink() - spec.background());
    }

    private void paint(
            Tensor input, FieldRects.Field box, Square square, int margin, Colour colour) {
        int size = input.shape().rows();
        Span rows = shown(box.rows(), size, margin);
        Span columns = shown(box.columns(), size, margin);
        Grid grid = new Grid(square, rows, columns);
        // From pixel to pixel of the square, not from cell to cell: a field can have many millions.
        int bottom = grid.y(rows.to());
        int right = grid.x(columns.to());
        for (int y = grid.y(rows.from()), below; y < bottom; y = below) {
            int row = grid.row(y);
            below = Math.max(y + 1, Math.min(bottom, grid.y(row + 1)));
            for (int x = grid.x(columns.from()), next; x < right; x = next) {
                int column = grid.column(x);
                next = Math.max(x + 1, Math.min(right, grid.x(column + 1)));
                boolean exists = row >= 0 && row < size && column >= 0 && column < size;
                boolean inBox = contains(box.rows(), row) && contains(box.columns(), column);
                raster.fill(
                        x,
                        y,
                        next - x,
                        below - y,
                        exists ? colour.at(row, column, inBox) : padding(row, column));
            }
        }
        int left = grid.x(box.columns().from());
        int top = grid.y(box.rows().from());
        raster.frame(
                left,
                top,
                grid.x(box.columns().to()) - left,
                grid.y(box.rows().to()) - top,
                1,
                margin > 0 ? look.emphasis() : look.tileFrame());
    }

    /** The edges of the image's pixels in the square; as large as fit, not all equally. */
    private record Grid(Square square, Span rows, Span columns) {
        private double cell() {
            return square.side() / (double) Math.max(rows.length(), columns.length());
        }

        private double room(Span cells) {
            return (square.side() - cells.length() * cell()) / 2;
        }

        int x(int column) {
            return square.x() + edge(columns, column);
        }

        int y(int row) {
            return square.y() + edge(rows, row);
        }

        private int edge(Span cells, int index) {
            return (int) Math.round(room(cells) + (index - cells.from()) * cell());
        }

        /** The column that lies at {@code x}. */
        int column(int x) {
            return index(columns, x - square.x());
        }

        /** The row that lies at {@code y}. */
        int row(int y) {
            return index(rows, y - square.y());
        }

        /** The last cell whose edge is not behind {@code at}: others there have no pixel. */
        private int index(Span cells, int at) {
            int near = cells.from() + (int) Math.floor((at + 0.5 - room(cells)) / cell());
            int index = Math.max(cells.from(), Math.min(cells.to() - 1, near));
            if (index > cells.from() && edge(cells, index) > at) {
                return index - 1;
            }
            return index + 1 < cells.to() && edge(cells, index + 1) <= at ? index + 1 : index;
        }
    }

    /** The box with its margin; the margin ends at the border of the image, the box need not. */
    private static Span shown(Span box, int size, int margin) {
        int from = Math.min(box.from(), Math.max(0, box.from() - margin));
        int to = Math.max(box.to(), Math.min(size, box.to() + margin));
        return new Span(from, to);
    }

    private static boolean contains(Span span, int index) {
        return index >= span.from() && index < span.to();
    }

    /** Paints a chequered ground beyond the border of the image. */
    private int padding(int row, int column) {
        return Math.floorMod(row + column, 2) == 0 ? look.ground() : look.tileFrame();
    }

    private static int mix(int under, int over, float share) {
        int mixed = 0xFF;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = under >> shift & 0xFF;
            int b = over >> shift & 0xFF;
            mixed = mixed << 8 | Math.round(a + (b - a) * share);
        }
        return mixed;
    }
}
