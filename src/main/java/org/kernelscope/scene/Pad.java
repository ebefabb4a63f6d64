package org.kernelscope.scene;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Stroke;

/**
 * The contents of the pad: an optional image, and strokes over it.
 *
 * @param picture null for none
 * @param strokes in the order of drawing
 */
public record Pad(@Nullable Picture picture, List<Stroke> strokes) {
    /** An empty pad. */
    public static final Pad EMPTY = new Pad(null, List.of());

    public Pad {
        strokes = List.copyOf(strokes);
    }

    /** An image under the strokes. */
    public sealed interface Picture {
        /**
         * A sample that ships with the program.
         *
         * @param name its file without the suffix, such as {@code clean-3-00032}
         */
        record Named(String name) implements Picture {}

        /**
         * A test example of MNIST.
         *
         * @param number from 0
         */
        record TestExample(int number) implements Picture {}

        /** The pixels themselves. */
        record Pixels(Drawing.Backdrop backdrop) implements Picture {}
    }
}
