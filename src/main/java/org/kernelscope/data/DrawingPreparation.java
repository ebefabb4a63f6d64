package org.kernelscope.data;

import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Drawing.Backdrop;
import org.kernelscope.data.Drawing.Ground;
import org.kernelscope.tensor.ColourPlanes;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * Prepares what is on the pad. An image without strokes keeps its own resolution, and a digit that
 * MNIST has prepared goes through as it is; everything else is first turned into ink. A network
 * with three channels gets the colours in the same place. Remembers the last drawing's ink; one
 * thread.
 */
public final class DrawingPreparation {
    private static final int SIZE = Preparation.SIZE;
    private static final int FULL = 255;

    private final InkRaster raster = new InkRaster();

    /** For strokes alone, over an image with colours. */
    private final InkRaster over = new InkRaster();

    /** The way of {@code drawing} to a 28×28 digit. */
    public PreparedDigit prepare(Drawing drawing) {
        return goesAsItIs(drawing)
                ? Preparation.asIs(inkOf(drawing))
                : Preparation.prepare(inkOf(drawing));
    }

    /**
     * The same for a network with {@code channels} channels.
     *
     * @param size rows and columns of the network's input, to which an image with colours of
     *     another size is reduced
     */
    public PreparedDigit prepare(Drawing drawing, int channels, int size) {
        PreparedDigit digit = prepare(drawing);
        return channels == ColourPlanes.COUNT && drawing.isColoured()
                ? digit.with(coloured(drawing, true, true, size))
                : digit;
    }

    private static boolean goesAsItIs(Drawing drawing) {
        Backdrop backdrop = drawing.backdrop();
        return backdrop != null && backdrop.prepared() && drawing.strokes().isEmpty();
    }

    private Tensor inkOf(Drawing drawing) {
        Backdrop backdrop = drawing.backdrop();
        return backdrop != null && drawing.strokes().isEmpty()
                ? backdrop.ink()
                : raster.render(drawing);
    }

    /**
     * The drawing in colours: 0 to 1, {@code 3 × rows × columns}. An image with colours keeps them
     * and is not cut; else the ink is placed as {@link Preparation#prepare(Tensor, boolean,
     * boolean)} does, on the ground.
     */
    public Tensor coloured(Drawing drawing, boolean scaled, boolean centred, int size) {
        Backdrop backdrop = drawing.backdrop();
        Tensor colours = backdrop == null ? null : backdrop.colours();
        if (colours != null) {
            if (drawing.strokes().isEmpty()) {
                boolean fits = Math.max(colours.shape().rows(), colours.shape().columns()) <= size;
                return fits ? colours : fitted(colours, size);
            }
            return fitted(drawnOver(colours, drawing), size);
        }
        Tensor ink = inkOf(drawing);
        Placement place = goesAsItIs(drawing) ? null : Placement.of(ink, scaled, centred);
        Tensor digit =
                goesAsItIs(drawing)
                        ? ink
                        : place == null ? Tensor.zeros(Shape.of(1, SIZE, SIZE)) : place.apply(ink);
        float[] values = new float[ColourPlanes.COUNT * SIZE * SIZE];
        float[] ground = ground(drawing.ground());
        for (int channel = 0; channel < ColourPlanes.COUNT; channel++) {
            Tensor covered = place == null ? digit : place.apply(inkIn(channel, ink, drawing));
            for (int i = 0; i < SIZE * SIZE; i++) {
                int at = channel * SIZE * SIZE + i;
                values[at] = Math.min(1, covered.get(i) + (1 - digit.get(i)) * ground[at]);
            }
        }
        return Tensor.takeOver(Shape.of(ColourPlanes.COUNT, SIZE, SIZE), values);
    }

    /** The ink times the share of a channel in its colour. */
    private Tensor inkIn(int channel, Tensor ink, Drawing drawing) {
        if (drawing.strokes().isEmpty()) {
            return ink;
        }
        float[] values = ink.toArray();
        int[] colours = raster.colours();
        for (int i = 0; i < values.length; i++) {
            values[i] *= share(colours[i], channel);
        }
        return Tensor.takeOver(ink.shape(), values);
    }

    private static float share(int colour, int channel) {
        return (colour >> 8 * (ColourPlanes.COUNT - 1 - channel) & FULL) / (float) FULL;
    }

    /** The colours of the ground, {@code 3 × 28 × 28} values. */
    private static float[] ground(@Nullable Ground ground) {
        int plane = SIZE * SIZE;
        float[] values = new float[ColourPlanes.COUNT * plane];
        if (ground == null) {
            return values;
        }
        float[] colour = new float[ColourPlanes.COUNT];
        for (int channel = 0; channel < colour.length; channel++) {
            colour[channel] = share(ground.colour(), channel);
            Arrays.fill(values, channel * plane, (channel + 1) * plane, colour[channel]);
        }
        if (ground.textured()) {
            Texture texture = new Texture(SIZE, SIZE);
            texture.draw(colour, new Random(1));
            for (int i = 0; i < values.length; i++) {
                values[i] = texture.at(i / plane, i % plane);
            }
        }
        return values;
    }

    /** The ground as an image, 0 to 1: {@code 3 × 28 × 28}. */
    public static Tensor image(Ground ground) {
        return Tensor.takeOver(Shape.of(ColourPlanes.COUNT, SIZE, SIZE), ground(ground));
    }

    /** The strokes over an image, which fills the pad as far as its shape allows. */
    private Tensor drawnOver(Tensor colours, Drawing drawing) {
        int side = InkRaster.SIZE;
        Tensor under = fitted(colours, side);
        float[] ink = over.render(new Drawing(null, drawing.strokes())).toArray();
        int top = (side - under.shape().rows()) / 2;
        int left = (side - under.shape().columns()) / 2;
        float[] values = new float[ColourPlanes.COUNT * side * side];
        for (int channel = 0; channel < ColourPlanes.COUNT; channel++) {
            for (int i = 0; i < side * side; i++) {
                int row = Math.max(0, Math.min(under.shape().rows() - 1, i / side - top));
                int column = Math.max(0, Math.min(under.shape().columns() - 1, i % side - left));
                values[channel * side * side + i] =
                        ink[i] * share(over.colours()[i], channel)
                                + (1 - ink[i]) * under.at(channel, row, column);
            }
        }
        return Tensor.takeOver(Shape.of(ColourPlanes.COUNT, side, side), values);
    }

    /** An image with colours whose longer side has {@code side} pixels. */
    private static Tensor fitted(Tensor colours, int side) {
        int rows = colours.shape().rows();
        int columns = colours.shape().columns();
        double factor = (double) side / Math.max(rows, columns);
        int toRows = Math.max(1, (int) Math.round(rows * factor));
        int toColumns = Math.max(1, (int) Math.round(columns * factor));
        float[] values = new float[ColourPlanes.COUNT * toRows * toColumns];
        for (int channel = 0; channel < ColourPlanes.COUNT; channel++) {
            float[] plane = colours.channel(channel).toArray();
            float[] resized = Resampling.resize(plane, rows, columns, toRows, toColumns);
            System.arraycopy(resized, 0, values, channel * resized.length, resized.length);
        }
        return Tensor.takeOver(Shape.of(ColourPlanes.COUNT, toRows, toColumns), values);
    }
}
