package org.kernelscope.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kernelscope.tensor.Tensor;

/**
 * The content of the pad: an image, if there is one, and the strokes drawn over it. Immutable:
 * every change makes a new drawing, so undo keeps the old one. Any thread.
 *
 * @param backdrop the image under the strokes, or null
 * @param strokes the strokes in the order of drawing
 */
public record Drawing(@Nullable Backdrop backdrop, List<Stroke> strokes) {
    /** The empty pad. */
    public static final Drawing EMPTY = new Drawing(null, List.of());

    public Drawing {
        strokes = List.copyOf(strokes);
    }

    /**
     * An image that was loaded.
     *
     * @param ink ink between 0 and 1, {@code 1 × rows × columns}
     * @param prepared true if it is a digit that MNIST has prepared already (28×28), which goes to
     *     the network as it is
     * @param label the class that it is known to show; null if that is unknown
     */
    public record Backdrop(Tensor ink, boolean prepared, @Nullable Integer label) {
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
        return new Drawing(backdrop, more);
    }

    /** This drawing with its last stroke extended to {@code x, y}. */
    public Drawing lastStrokeTo(double x, double y) {
        List<Stroke> longer = new ArrayList<>(strokes);
        int last = longer.size() - 1;
        longer.set(last, longer.get(last).to(x, y));
        return new Drawing(backdrop, longer);
    }

    /**
     * True if this is {@code earlier} with nothing but more of it: the same image and strokes, of
     * which the last may have gone on and more may have come. Then only the new piece has to be
     * drawn.
     */
    public boolean continues(Drawing earlier) {
        if (backdrop != earlier.backdrop || strokes.size() < earlier.strokes.size()) {
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
