package org.kernelscope.ui.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kernelscope.ui.arithmetic.NumberLayout.Box;
import org.kernelscope.ui.paint.Tile;

/** Products are readable from the back row, however many there are. */
final class NumberLayoutTest {
    /** Size and text of the opened value in a window of 1280x800, 1440x900, 1920x1080, 4K. */
    @ParameterizedTest
    @CsvSource({
        "1, 5, 540, 460, 13",
        "6, 5, 540, 460, 13",
        "6, 5, 560, 520, 14.5",
        "16, 5, 480, 460, 13",
        "16, 5, 800, 660, 18.5",
        "48, 5, 480, 460, 13",
        "240, 5, 470, 450, 13",
        "8, 3, 470, 460, 13",
        "6, 5, 2050, 1500, 32.5"
    })
    void theNumbersOfTheOpenBlockAreAsLargeAsTextAndEverythingFits(
            int count, int side, double width, double height, double em) {
        NumberLayout layout = NumberLayout.of(count, side, side, width, height, em);
        assertThat(layout.size()).isGreaterThanOrEqualTo(0.9);
        int blocks = layout.isWritten() ? count : 1;
        for (int block = 0; block < blocks; block++) {
            for (int tap = 0; tap < side * side; tap++) {
                Box box = layout.box(block, tap);
                assertThat(box.x()).isNotNegative();
                assertThat(box.y()).isNotNegative();
                assertThat(box.x() + box.width()).isLessThanOrEqualTo(width);
                assertThat(box.y() + box.height()).isLessThanOrEqualTo(height);
            }
        }
        for (int block = 0; block < count && !layout.isWritten(); block++) {
            Tile tile = layout.thumbnail(block);
            assertThat(tile.x() + tile.width()).isLessThanOrEqualTo(width + 1e-6);
            assertThat(tile.y() + tile.height()).isLessThanOrEqualTo(height + 1e-6);
            Box last = layout.box(block, side * side - 1);
            boolean right = tile.x() >= last.x() + last.width();
            boolean below = tile.y() >= last.y() + last.height();
            assertThat(right || below).isTrue();
            double x = tile.x() + tile.width() / 2;
            double y = tile.y() + tile.height() / 2;
            assertThat(layout.thumbnailAt(count, x, y)).isEqualTo(block);
        }
    }

    @Test
    void aKernelThatFillsAMapFits() {
        NumberLayout layout = NumberLayout.of(1, 28, 28, 500, 450, 13);
        Box last = layout.box(0, 28 * 28 - 1);
        assertThat(last.x() + last.width()).isLessThanOrEqualTo(500);
        assertThat(last.y() + last.height()).isLessThanOrEqualTo(450);
        assertThat(layout.thumbnailAt(1, 100, 100)).isEqualTo(-1);
    }
}
