package org.kernelscope.network;

import java.util.List;
import java.util.Objects;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * The codes of an RBF output: for each class a small image with 1 for ink and −1 elsewhere. They
 * are fixed. Similar digits have similar codes, so that a confusion costs little, and no two are
 * nearly equal.
 *
 * <p>LeNet-5 had images of 7 columns and 12 rows, hence the 84 units of F6 (LeCun et al. 1998,
 * section II.B and figure 3). These images are redrawn. Immutable.
 */
public final class RbfCodes {
    /** Rows of a code. */
    public static final int ROWS = 12;

    /** Columns of a code. */
    public static final int COLUMNS = 7;

    /** The codes of the ten digits. */
    public static final RbfCodes DIGITS =
            new RbfCodes(
                    """
                    ..###..
                    .#...#.
                    #.....#
                    #.....#
                    #.....#
                    #.....#
                    #.....#
                    #.....#
                    #.....#
                    #.....#
                    .#...#.
                    ..###..
                    """,
                    """
                    ...#...
                    ..##...
                    .###...
                    ...#...
                    ...#...
                    ...#...
                    ...#...
                    ...#...
                    ...#...
                    ...#...
                    ...#...
                    .#####.
                    """,
                    """
                    ..###..
                    .#...#.
                    #.....#
                    ......#
                    ......#
                    .....#.
                    ....#..
                    ...#...
                    ..#....
                    .#.....
                    #......
                    #######
                    """,
                    """
                    #######
                    .....#.
                    ....#..
                    ...#...
                    ..###..
                    .....#.
                    ......#
                    ......#
                    ......#
                    ......#
                    #....#.
                    .####..
                    """,
                    """
                    ....##.
                    ...#.#.
                    ..#..#.
                    ..#..#.
                    .#...#.
                    .#...#.
                    #....#.
                    #######
                    .....#.
                    .....#.
                    .....#.
                    .....#.
                    """,
                    """
                    #######
                    #......
                    #......
                    #......
                    #.###..
                    ##...#.
                    ......#
                    ......#
                    ......#
                    #.....#
                    #.....#
                    .#####.
                    """,
                    """
                    ...##..
                    ..#....
                    .#.....
                    .#.....
                    #......
                    #......
                    #.###..
                    ##...#.
                    #.....#
                    #.....#
                    .#...#.
                    ..###..
                    """,
                    """
                    #######
                    ......#
                    .....#.
                    .....#.
                    ....#..
                    ....#..
                    ...#...
                    ...#...
                    ..#....
                    ..#....
                    ..#....
                    ..#....
                    """,
                    """
                    ..###..
                    .#...#.
                    #.....#
                    #.....#
                    .#...#.
                    ..###..
                    .#...#.
                    #.....#
                    #.....#
                    #.....#
                    .#...#.
                    ..###..
                    """,
                    """
                    ..###..
                    .#...#.
                    #.....#
                    #.....#
                    .#...##
                    ..###.#
                    ......#
                    ......#
                    ......#
                    .....#.
                    ....#..
                    .###...
                    """);

    private final List<boolean[]> images;

    private RbfCodes(String... images) {
        this.images = List.of(images).stream().map(RbfCodes::read).toList();
    }

    private static boolean[] read(String image) {
        String cells = image.replace("\n", "");
        boolean[] ink = new boolean[ROWS * COLUMNS];
        Objects.checkFromToIndex(0, cells.length(), ink.length);
        for (int i = 0; i < ink.length; i++) {
            ink[i] = cells.charAt(i) == '#';
        }
        return ink;
    }

    /** The number of classes. */
    public int classes() {
        return images.size();
    }

    /** The number of pixels of a code. */
    public int length() {
        return ROWS * COLUMNS;
    }

    /** Pixel {@code index} of the code of {@code label}, row by row: 1 for ink, −1 elsewhere. */
    public int at(int label, int index) {
        return images.get(label)[index] ? 1 : -1;
    }

    /** The number of pixels in which two codes differ (their Hamming distance). */
    public int distance(int one, int other) {
        int count = 0;
        for (int i = 0; i < length(); i++) {
            count += at(one, i) == at(other, i) ? 0 : 1;
        }
        return count;
    }

    /** All codes, {@code class × pixel}, for {@link org.kernelscope.op.RbfOutput}. */
    public Tensor toTensor() {
        float[] all = new float[classes() * length()];
        for (int i = 0; i < all.length; i++) {
            all[i] = at(i / length(), i % length());
        }
        return Tensor.takeOver(Shape.of(classes(), length()), all);
    }
}
