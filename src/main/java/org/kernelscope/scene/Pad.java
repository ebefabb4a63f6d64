package org.kernelscope.scene;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Drawing.Ground;
import org.kernelscope.data.Stroke;
import org.kernelscope.transform.Movement;

/**
 * The contents of the pad: an optional image, and strokes over it.
 *
 * @param picture null for none
 * @param strokes in the order of drawing
 * @param moved the movement of the image by the handles on the pad; null if it has none
 * @param ground the ground that networks with three channels see; null for black
 */
public record Pad(
        @Nullable DecodedImage picture,
        List<Stroke> strokes,
        @Nullable Movement moved,
        @Nullable Ground ground) {
    /** An empty pad. */
    public static final Pad EMPTY = new Pad(null, List.of());

    /** Without handles, on the usual ground. */
    public Pad(@Nullable DecodedImage picture, List<Stroke> strokes) {
        this(picture, strokes, null, null);
    }

    public Pad {
        strokes = List.copyOf(strokes);
    }

    /** An image under the strokes. */
    public sealed interface DecodedImage {
        /**
         * A sample that ships with the program.
         *
         * @param name its file without the suffix, such as {@code clean-3-00032}
         */
        record Named(String name) implements DecodedImage {}

        /**
         * A test example of MNIST.
         *
         * @param number from 0
         */
        record TestExample(int number) implements DecodedImage {}

        /** The pixels themselves. */
        record Pixels(Drawing.Backdrop backdrop) implements DecodedImage {}
    }
}
