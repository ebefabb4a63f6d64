package org.kernelscope.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The ten pictures with which the output of 1998 compares. */
final class RbfCodesTest {
    @Test
    void thereAreTenPicturesForTheEightyFourUnitsOfF6() {
        assertThat(RbfCodes.DIGITS.classes()).isEqualTo(10);
        assertThat(RbfCodes.DIGITS.length()).isEqualTo(84);
    }

    @Test
    void everyNumberIsMinusOneOrOneAndEveryPictureHasInkAndPaper() {
        for (int digit = 0; digit < 10; digit++) {
            int one = digit;
            assertThat(IntStream.range(0, 84).map(index -> RbfCodes.DIGITS.at(one, index)).boxed())
                    .contains(-1, 1)
                    .allMatch(number -> number == -1 || number == 1);
        }
    }

    /**
     * Any two differ in 13 cells or more, so that with six cells wrong the right one is still the
     * nearest.
     */
    @Test
    void theLeastDistanceIsThirteen() {
        int least =
                IntStream.range(0, 10)
                        .flatMap(
                                one ->
                                        IntStream.range(one + 1, 10)
                                                .map(other -> RbfCodes.DIGITS.distance(one, other)))
                        .min()
                        .orElseThrow();
        assertThat(least).isEqualTo(13);
        assertThat(RbfCodes.DIGITS.distance(3, 5)).isEqualTo(13);
        assertThat(RbfCodes.DIGITS.distance(7, 7)).isZero();
    }

    /** Read as a picture, row by row: the foot of the 1 and the bar of the 7. */
    @Test
    void rowsLieOneAfterAnother() {
        assertThat(IntStream.range(77, 84).map(index -> RbfCodes.DIGITS.at(1, index)))
                .containsExactly(-1, 1, 1, 1, 1, 1, -1);
        assertThat(IntStream.range(0, 7).map(index -> RbfCodes.DIGITS.at(7, index)))
                .containsExactly(1, 1, 1, 1, 1, 1, 1);
    }
}
