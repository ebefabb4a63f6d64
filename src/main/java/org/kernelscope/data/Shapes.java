package org.kernelscope.data;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.data.Blots.Blot;
import org.kernelscope.tensor.Tensor;

/**
 * Counts the shapes in an image that could each be a digit. The network reads one digit: of a image
 * with several it answers something, and nobody would know that it is meaningless. No state; any
 * thread.
 */
public final class Shapes {
    /** Fainter ink does not join two shapes. */
    private static final float THRESHOLD = 0.25f;

    /** A digit has at least this share of the ink, and of the height, of the largest. */
    private static final double MASS = 0.2;

    private static final double HEIGHT = 0.5;

    /** Two pieces of which one is beside the other over less than this share are apart. */
    private static final double OVERLAP = 0.25;

    private Shapes() {}

    /**
     * The number of shapes that could each be a digit: pieces of ink that do not touch, have about
     * the same height, and lie beside each other or far apart. Parts of one digit, such as the bar
     * of a 5, are not counted.
     *
     * @param ink ink between 0 and 1, {@code 1 × rows × columns}
     */
    public static int count(Tensor ink) {
        int rows = ink.shape().rows();
        int columns = ink.shape().columns();
        Blots blots = Blots.of(ink.toArray(), rows, columns, THRESHOLD);
        int tallest = 0;
        for (Blot blot : blots.all()) {
            if (blot.mass() >= MASS * blots.largestMass()) {
                tallest = Math.max(tallest, blot.box().rows());
            }
        }
        List<BoundingBox> shapes = new ArrayList<>();
        for (Blot blot : blots.all()) {
            boolean large =
                    blot.mass() >= MASS * blots.largestMass()
                            && blot.box().rows() >= HEIGHT * tallest;
            if (large && shapes.stream().allMatch(other -> apart(blot.box(), other))) {
                shapes.add(blot.box());
            }
        }
        return shapes.size();
    }

    /** True if one is beside, above or below the other. */
    private static boolean apart(BoundingBox one, BoundingBox other) {
        int columns = Math.min(one.right(), other.right()) - Math.max(one.left(), other.left());
        int rows = Math.min(one.bottom(), other.bottom()) - Math.max(one.top(), other.top());
        return columns < OVERLAP * Math.min(one.columns(), other.columns())
                || rows < OVERLAP * Math.min(one.rows(), other.rows());
    }
}
