package org.kernelscope.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class LinePointsTest {
    /** Rows 1 and 2 of a column are dark: the middle is between their centres. */
    @Test
    void theMiddleOfARun() {
        float[] contrast = {0, 1, 1, 0};
        assertThat(LinePoints.inColumns(contrast, 4, 1, 0.5f, 2))
                .isDeepEqualTo(new float[][] {{1.5f}});
        assertThat(LinePoints.inRows(contrast, 1, 4, 0.5f, 2))
                .isDeepEqualTo(new float[][] {{1.5f}});
        assertThat(LinePoints.inRows(contrast, 1, 4, 0.5f, 1)).isDeepEqualTo(new float[][] {{}});
    }

    @Test
    void columnsAreTheRowsOfTheTurnedImage() {
        Random random = new Random(3);
        for (int trial = 0; trial < 100; trial++) {
            int rows = 1 + random.nextInt(40);
            int columns = 1 + random.nextInt(40);
            float[] contrast = new float[rows * columns];
            float[] turned = new float[contrast.length];
            for (int i = 0; i < contrast.length; i++) {
                contrast[i] = random.nextInt(3) * random.nextFloat();
                turned[i % columns * rows + i / columns] = contrast[i];
            }
            float threshold = random.nextFloat();
            assertThat(LinePoints.inColumns(contrast, rows, columns, threshold, 3))
                    .isDeepEqualTo(LinePoints.inRows(turned, columns, rows, threshold, 3));
        }
    }

    /** The bound on the votes is never less than what a line gets. */
    @Test
    void noLineHasMoreVotesThanTheBound() {
        Random random = new Random(5);
        for (int trial = 0; trial < 60; trial++) {
            int rows = 20 + random.nextInt(60);
            int columns = 20 + random.nextInt(60);
            float[] contrast = new float[rows * columns];
            for (int i = 0; i < contrast.length; i++) {
                boolean line = i / columns == rows / 2 || i / columns == 0;
                contrast[i] = line || random.nextInt(9) == 0 ? 1 : 0;
            }
            float[][] points = LinePoints.inColumns(contrast, rows, columns, 0.5f, 5);
            double peak = new HoughVotes(points, rows, 0.25, 2).peak()[0];
            assertThat(peak).isGreaterThan(0).isLessThanOrEqualTo(HoughVotes.most(points));
        }
    }
}
