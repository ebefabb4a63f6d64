package org.kernelscope.transform;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.DrawingPreparation;
import org.kernelscope.data.InkRaster;
import org.kernelscope.data.Preparation;
import org.kernelscope.data.Stroke;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * A drawing on its way to the network: a transform, and whether it is applied before or after the
 * preparation.
 *
 * @param transform the transform of the image
 * @param before true if the preparation gets the transformed image; it then undoes a shift
 * @param scaled true if the preparation scales the ink to 20 pixels
 * @param centred true if the preparation moves the centre of mass to the middle
 */
public record Movement(Transform transform, boolean before, boolean scaled, boolean centred) {
    /** The image as it was drawn, prepared as MNIST's were. */
    public static final Movement NONE = new Movement(Transform.NONE, false, true, true);

    /** The same with another transform. */
    public Movement with(Transform other) {
        return new Movement(other, before, scaled, centred);
    }

    /** The same, applied before or after the preparation. */
    public Movement withBefore(boolean first) {
        return new Movement(transform, first, scaled, centred);
    }

    /** The same without the transform. */
    public Movement unmoved() {
        return with(Transform.NONE);
    }

    /** Moves drawings. Keeps scratch arrays and the last drawing's ink: one thread. */
    public static final class Mover {
        private final InkRaster raster = new InkRaster();
        private final InkRaster movedRaster = new InkRaster();
        private final ImageTransformer onPad =
                new ImageTransformer(InkRaster.SIZE, (double) InkRaster.SIZE / Preparation.SIZE);
        private final ImageTransformer onDigit = new ImageTransformer(Preparation.SIZE);
        private final DrawingPreparation colours = new DrawingPreparation();
        private @Nullable Drawing last;
        private boolean scaled;
        private boolean centred;
        private Tensor prepared = Tensor.zeros(Shape.of(1, Preparation.SIZE, Preparation.SIZE));

        /**
         * The image that the network gets: {@code 1 × 28 × 28}. Ink that leaves it is lost, as in
         * MNIST, so that networks with larger and smaller inputs get the same image.
         */
        public Tensor move(Drawing drawing, Movement movement) {
            if (movement.before() && !movement.transform().isNone()) {
                return Preparation.prepare(
                        onPad(drawing, movement.transform()),
                        movement.scaled(),
                        movement.centred());
            }
            Tensor digit = prepare(drawing, movement);
            return movement.transform().isNone()
                    ? digit
                    : onDigit.apply(digit, movement.transform());
        }

        /**
         * The same for a network with {@code channels} channels: if the network and the drawing
         * have colours, {@code 3 × 28 × 28}. Every channel is moved and disturbed alike; what comes
         * from outside of the image is black.
         */
        public Tensor move(Drawing drawing, Movement movement, int channels) {
            if (channels == 1 || !drawing.isColoured()) {
                return move(drawing, movement);
            }
            Transform transform = movement.transform();
            boolean moves = movement.before() && drawing.backdrop() == null;
            Drawing pad = moves ? moved(drawing, transform) : drawing;
            Tensor image =
                    colours.coloured(pad, movement.scaled(), movement.centred(), Preparation.SIZE);
            if (transform.isNone()) {
                return image;
            }
            return moves ? onDigit.disturbed(image, transform) : onDigit.apply(image, transform);
        }

        /** The prepared image without the transform: {@code 1 × 28 × 28}. */
        public Tensor prepare(Drawing drawing, Movement movement) {
            boolean known =
                    drawing.equals(last)
                            && scaled == movement.scaled()
                            && centred == movement.centred();
            if (!known) {
                last = drawing;
                scaled = movement.scaled();
                centred = movement.centred();
                prepared = compute(drawing);
            }
            return prepared;
        }

        private Tensor compute(Drawing drawing) {
            Drawing.Backdrop backdrop = drawing.backdrop();
            if (backdrop == null || !drawing.strokes().isEmpty()) {
                return Preparation.prepare(raster.render(drawing), scaled, centred);
            }
            return backdrop.prepared()
                    ? backdrop.ink()
                    : Preparation.prepare(backdrop.ink(), scaled, centred);
        }

        /** The ink of the pad with the strokes moved; an image under them is resampled. */
        private Tensor onPad(Drawing drawing, Transform transform) {
            if (drawing.backdrop() != null) {
                return onPad.apply(raster.render(drawing), transform);
            }
            Tensor ink = movedRaster.render(moved(drawing, transform));
            onPad.disturb(ink.toArray(), transform);
            return onPad.picture();
        }
    }

    /** A drawing of strokes, moved. */
    static Drawing moved(Drawing drawing, Transform transform) {
        double unit = 1.0 / Preparation.SIZE;
        Affine affine = transform.affine(unit);
        double grown = Math.sqrt(affine.area());
        List<Stroke> strokes = new ArrayList<>();
        for (Stroke stroke : drawing.strokes()) {
            float[] xs = new float[stroke.points()];
            float[] ys = new float[stroke.points()];
            for (int i = 0; i < xs.length; i++) {
                double x = stroke.x(i) - 0.5;
                double y = stroke.y(i) - 0.5;
                xs[i] = (float) (0.5 + affine.column(y, x));
                ys[i] = (float) (0.5 + affine.row(y, x));
            }
            double width = stroke.width() + 2 * transform.of(Quantity.THICKNESS) * unit;
            strokes.add(
                    Stroke.through(xs, ys, (float) Math.max(unit / 8, width * grown))
                            .withColour(stroke.colour()));
        }
        return new Drawing(null, strokes, drawing.ground());
    }
}
