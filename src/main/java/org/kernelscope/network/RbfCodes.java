package org.kernelscope.network;

import java.util.List;
import java.util.Objects;

/**
 * The pictures with which an RBF output compares the layer below: for each class a small bitmap,
 * ink written as 1 and paper as −1. They are fixed; similar digits have similar pictures, so that a
 * confusion costs little, and no two are nearly alike.
 *
 * <p>LeNet-5 had 7 columns and 12 rows, hence the 84 units of F6 (LeCun et al. 1998, section II.B
 * and figure 3); these bitmaps are drawn afresh. Immutable; any thread.
 */
public final class RbfCodes {
    /** Rows of a picture. */
    public static final int ROWS = 12;

    /** Columns of a picture. */
    public static final int COLUMNS = 7;

    /** The ten digits. */
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

    private final List<boolean[]> pictures;

    private RbfCodes(String... pictures) {
        this.pictures = List.of(pictures).stream().map(RbfCodes::read).toList();
    }

    private static boolean[] read(String picture) {
        String cells = picture.replace("\n", "");
        boolean[] ink = new boolean[ROWS * COLUMNS];
        Objects.checkFromToIndex(0, cells.length(), ink.length);
        for (int i = 0; i < ink.length; i++) {
            ink[i] = cells.charAt(i) == '#';
        }
        return ink;
    }

    /** How many pictures there are. */
    public int classes() {
        return pictures.size();
    }

    /** How many numbers a picture has. */
    public int length() {
        return ROWS * COLUMNS;
    }

    /**
     * Number {@code index} of the picture of {@code digit}, row by row: 1 for ink, −1 for paper.
     */
    public int at(int digit, int index) {
        return pictures.get(digit)[index] ? 1 : -1;
    }

    /** In how many cells two pictures differ (their Hamming distance). */
    public int distance(int one, int other) {
        int count = 0;
        for (int i = 0; i < length(); i++) {
            count += at(one, i) == at(other, i) ? 0 : 1;
        }
        return count;
    }
}
