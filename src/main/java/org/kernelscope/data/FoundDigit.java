package org.kernelscope.data;

import java.util.List;
import org.kernelscope.tensor.Tensor;

/**
 * A digit that was found in an image, and the way to it. Immutable; any thread.
 *
 * @param ink its ink between 0 and 1, {@code 1 × rows × columns}
 * @param stages the steps that changed something, in order
 * @param candidates the shapes that could be a digit, the likeliest first; at least one
 * @param chosen the place of the digit in {@code candidates}
 */
public record FoundDigit(Tensor ink, List<Stage> stages, List<Candidate> candidates, int chosen) {
    public FoundDigit {
        stages = List.copyOf(stages);
        candidates = List.copyOf(candidates);
    }

    /** The part of the image that the digit fills. */
    public Box place() {
        return candidates.get(chosen).box();
    }

    /** The steps from an image to the ink of one digit, in order. */
    public enum Step {
        /** The image is turned as its camera was held. */
        TURN,
        /** Printed lines are taken out. */
        LINES,
        /** The sheet is cut out of what is around it. */
        SHEET,
        /** The shadow on the sheet is taken off. */
        LIGHT,
        /** One of several shapes is taken. */
        SHAPE
    }

    /**
     * The image after a step.
     *
     * @param picture its darkness between 0 and 1, {@code 1 × rows × columns}
     */
    public record Stage(Step step, Tensor picture) {}

    /**
     * A shape that could be a digit.
     *
     * @param ink its ink alone, cut out
     * @param box its place in the image
     */
    public record Candidate(Tensor ink, Box box) {}

    /** A part of an image in shares of its width and height, from the upper left corner. */
    public record Box(double x, double y, double width, double height) {
        /** All of it. */
        public static final Box WHOLE = new Box(0, 0, 1, 1);

        public Box {
            boolean inside = x >= 0 && y >= 0 && x + width <= 1 + 1e-9 && y + height <= 1 + 1e-9;
            if (!inside || !(width > 0) || !(height > 0)) {
                throw new IllegalArgumentException(x + "," + y + "," + width + "," + height);
            }
        }

        /** This box, if it is one of the part {@code part}, in the whole image. */
        Box within(Box part) {
            return new Box(
                    part.x() + x * part.width(),
                    part.y() + y * part.height(),
                    width * part.width(),
                    height * part.height());
        }

        /** The pixels of {@code picture} inside, at least one. */
        BoundingBox pixels(DecodedImage picture) {
            int left = (int) Math.min(picture.columns() - 1, Math.round(x * picture.columns()));
            int top = (int) Math.min(picture.rows() - 1, Math.round(y * picture.rows()));
            long right = Math.round((x + width) * picture.columns());
            long bottom = Math.round((y + height) * picture.rows());
            return new BoundingBox(
                    top,
                    left,
                    (int) Math.max(top + 1, Math.min(picture.rows(), bottom)),
                    (int) Math.max(left + 1, Math.min(picture.columns(), right)));
        }

        static Box of(BoundingBox box, DecodedImage picture) {
            return new Box(
                    (double) box.left() / picture.columns(),
                    (double) box.top() / picture.rows(),
                    (double) box.columns() / picture.columns(),
                    (double) box.rows() / picture.rows());
        }
    }
}
