package org.kernelscope.data;

import java.util.List;
import org.kernelscope.data.PreparedDigit.Kind;
import org.kernelscope.data.PreparedDigit.Step;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * Prepares ink as the digits of MNIST were prepared, so that a network that learned from those can
 * read it (LeCun et al. 1998, section III.A): the ink is cut to its tight box, scaled so that the
 * longer side has 20 pixels, and placed on 28×28 with its centre of mass in the middle.
 *
 * <p>Where the paper is silent, this does what the 70,000 digits themselves show: full ink in each
 * image is 254 or 255, the box is exactly 20, and the shift is by whole pixels and brings the
 * centre of mass to within half a pixel of row 14, column 14 (counted from 0, a cell's position
 * being its centre). A digit of MNIST's test set goes through unchanged.
 *
 * <p>No state; any thread. Under half a millisecond for a pad of 400×400 full of ink.
 */
public final class Preparation {
    /** Rows and columns of a prepared digit. */
    public static final int SIZE = 28;

    /** Pixels of the longer side of the ink after scaling. */
    public static final int BOX = 20;

    /** Row and column to which the centre of mass goes. */
    public static final int MIDDLE = 14;

    /**
     * Ink up to this, half a level of 255, is none: what MNIST kept of the faintest edge counts.
     * Cleaning the noise of a photograph is the reader's part.
     */
    static final float NOTHING = 0.5f / 255;

    private Preparation() {}

    /**
     * The way of {@code ink} to the 28×28 digit: the steps {@code INK}, {@code BOX}, {@code
     * SCALED}, {@code CENTRED}; only the first and last if there is no ink.
     *
     * @param ink 0 (none) to 1 (full), {@code 1 × rows × columns}, of any size
     */
    public static PreparedDigit prepare(Tensor ink) {
        Step start = new Step(Kind.INK, ink);
        Placement.Steps steps = Placement.steps(ink);
        if (steps == null) {
            Tensor nothing = Tensor.zeros(Shape.of(1, SIZE, SIZE));
            return new PreparedDigit(
                    List.of(start, new Step(Kind.CENTRED, nothing)), nothing, true);
        }
        Tensor digit = steps.place().placed(steps.scaled());
        return new PreparedDigit(
                List.of(
                        start,
                        new Step(Kind.BOX, steps.cut()),
                        new Step(Kind.SCALED, steps.scaled()),
                        new Step(Kind.CENTRED, digit)),
                digit,
                false);
    }

    /**
     * The same with steps switched off. Without the scaling, the whole image is reduced to 28×28,
     * so that the ink keeps its size. Without the centring, the ink keeps its place on the image as
     * far as it fits.
     *
     * @param scaled true if the longer side of the ink is scaled to {@value #BOX} pixels
     * @param centred true if the centre of mass goes to the middle
     */
    public static Tensor prepare(Tensor ink, boolean scaled, boolean centred) {
        Placement place = Placement.of(ink, scaled, centred);
        return place == null ? Tensor.zeros(Shape.of(1, SIZE, SIZE)) : place.apply(ink);
    }

    /** True if an image has the size of a prepared digit. */
    static boolean isSizeOfDigit(Tensor ink) {
        return ink.shape().rows() == SIZE && ink.shape().columns() == SIZE;
    }

    /**
     * A digit that was prepared before, by MNIST or by us: the one step {@code CENTRED}.
     *
     * @param digit ink between 0 and 1, {@code 1 × 28 × 28}
     * @throws IllegalArgumentException if it has another shape
     */
    public static PreparedDigit asIs(Tensor digit) {
        if (!digit.shape().equals(Shape.of(1, SIZE, SIZE))) {
            throw new IllegalArgumentException("not a prepared digit: " + digit.shape());
        }
        return new PreparedDigit(
                List.of(new Step(Kind.CENTRED, digit)), digit, !(digit.max() > NOTHING));
    }

    /**
     * The same with another image for the network.
     *
     * @param image the digit in colours, {@code 3 × rows × columns}
     */
    public static PreparedDigit asIs(Tensor digit, Tensor image) {
        return asIs(digit).with(image);
    }
}
