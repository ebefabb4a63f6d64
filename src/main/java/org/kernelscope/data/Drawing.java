package org.kernelscope.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kernelscope.tensor.ColourPlanes;
import org.kernelscope.tensor.Tensor;

/**
 * The content of the pad: an image, if there is one, and the strokes drawn over it. Immutable:
 * every change makes a new drawing, so undo keeps the old one. Any thread.
 *
 * @param backdrop the image under the strokes, or null
 * @param strokes the strokes in the order of drawing
 * @param ground what networks with three channels see around the ink; null for black
 */
public record Drawing(@Nullable Backdrop backdrop, List<Stroke> strokes, @Nullable Ground ground) {
    /** The empty pad. */
    public static final Drawing EMPTY = new Drawing(null, List.of());

    public Drawing {
        strokes = List.copyOf(strokes);
    }

    /** A drawing on the usual ground. */
    public Drawing(@Nullable Backdrop backdrop, List<Stroke> strokes) {
        this(backdrop, strokes, null);
    }

    /**
     * The ground of a drawing.
     *
     * @param colour {@code 0xRRGGBB}
     * @param textured true if it varies as the ground of the coloured digits does
     */
    public record Ground(int colour, boolean textured) {
        /** As dark as most grounds of the coloured digits. */
        public static final Ground TEXTURED = new Ground(0x2d2d2d, true);

        /** A green board. */
        public static final Ground GREEN = new Ground(0x1c4a26, true);

        /** Blue. */
        public static final Ground BLUE = new Ground(0x1c2a6e, false);

        /** Halfway between black and white. */
        public static final Ground GREY = new Ground(0x808080, false);

        public Ground {
            if ((colour & 0xff000000) != 0) {
                throw new IllegalArgumentException(Integer.toHexString(colour));
            }
        }
    }

    /**
     * An image that was loaded.
     *
     * @param ink ink between 0 and 1, {@code 1 × rows × columns}
     * @param prepared true if it is a digit that MNIST has prepared already (28×28), which goes to
     *     the network as it is
     * @param label the class that it is known to show; null if that is unknown
     * @param colours the same image in colours between 0 and 1, {@code 3 × rows × columns}, of any
     *     size; null if it is grey
     */
    public record Backdrop(
            Tensor ink, boolean prepared, @Nullable Integer label, @Nullable Tensor colours) {
        /** A grey image. */
        public Backdrop(Tensor ink, boolean prepared, @Nullable Integer label) {
            this(ink, prepared, label, null);
        }

        /** An example of a set; one that is as small as MNIST's counts as prepared. */
        public static Backdrop of(Dataset examples, int index) {
            return ofExample(examples.image(index), examples.label(index));
        }

        /**
         * An example of a dataset. One of 28×28 is taken as prepared.
         *
         * @param image ink or colours between 0 and 1, {@code 1 or 3 × rows × columns}
         */
        public static Backdrop ofExample(Tensor image, @Nullable Integer label) {
            boolean grey = image.shape().channels() == 1;
            Tensor ink = grey ? image : ColourPlanes.brightness(image);
            return new Backdrop(ink, Preparation.isSizeOfDigit(ink), label, grey ? null : image);
        }

        /** An image of which the class is unknown. */
        public Backdrop(Tensor ink, boolean prepared) {
            this(ink, prepared, null);
        }
    }

    /** A drawing that is nothing but an image. */
    public static Drawing of(Backdrop picture) {
        return new Drawing(picture, List.of());
    }

    /** True if there is neither an image nor a stroke. */
    public boolean isBlank() {
        return backdrop == null && strokes.isEmpty();
    }

    /** The same on another ground; null for black. */
    public Drawing on(@Nullable Ground other) {
        return new Drawing(backdrop, strokes, other);
    }

    /** True if a network with three channels sees anything else than white ink on black. */
    public boolean isColoured() {
        return ground != null
                || backdrop != null && backdrop.colours() != null
                || strokes.stream().anyMatch(stroke -> stroke.colour() != Stroke.INK);
    }

    /** The class of a labelled image without a stroke on it; empty for every other drawing. */
    public Optional<Integer> label() {
        return strokes.isEmpty() && backdrop != null
                ? Optional.ofNullable(backdrop.label())
                : Optional.empty();
    }

    /** This drawing and one more stroke. */
    public Drawing plus(Stroke stroke) {
        List<Stroke> more = new ArrayList<>(strokes);
        more.add(stroke);
        return new Drawing(backdrop, more, ground);
    }

    /** This drawing with its last stroke extended to {@code x, y}. */
    public Drawing lastStrokeTo(double x, double y) {
        List<Stroke> longer = new ArrayList<>(strokes);
        int last = longer.size() - 1;
        longer.set(last, longer.get(last).to(x, y));
        return new Drawing(backdrop, longer, ground);
    }

    /**
     * True if this is {@code earlier} with nothing but more of it: the same image and strokes, of
     * which the last may have gone on and more may have come. Then only the new piece has to be
     * drawn.
     */
    public boolean continues(Drawing earlier) {
        if (backdrop != earlier.backdrop
                || !Objects.equals(ground, earlier.ground)
                || strokes.size() < earlier.strokes.size()) {
            return false;
        }
        int last = earlier.strokes.size() - 1;
        for (int i = 0; i <= last; i++) {
            Stroke now = strokes.get(i);
            Stroke before = earlier.strokes.get(i);
            boolean longer = i == last && now.continues(before);
            if (now != before && !longer) {
                return false;
            }
        }
        return true;
    }
}
