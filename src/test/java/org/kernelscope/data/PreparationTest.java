package org.kernelscope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.data.PreparedDigit.Kind;
import org.kernelscope.data.PreparedDigit.Step;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

final class PreparationTest {
    /** A bar 10 wide and 40 high in a corner: halved in both directions, set in the middle. */
    @Test
    void aBarIsCutScaledAndCentred() {
        PreparedDigit prepared = Preparation.prepare(bar(100, 80, 3, 50, 40, 10));

        assertThat(prepared.empty()).isFalse();
        assertThat(prepared.steps())
                .extracting(Step::kind)
                .containsExactly(Kind.INK, Kind.BOX, Kind.SCALED, Kind.CENTRED);
        assertThat(prepared.steps())
                .extracting(step -> step.picture().shape().toString())
                .containsExactly("1×100×80", "1×40×10", "1×20×5", "1×28×28");
        assertThat(prepared.steps().get(3).picture()).isSameAs(prepared.digit());
        // 20 rows from 4 on: centre of mass 13.5, which stays on the lower side. 5 columns from 12
        // on: exactly 14.
        assertThat(prepared.digit()).isEqualTo(bar(28, 28, 4, 12, 20, 5));
    }

    @ParameterizedTest
    @CsvSource({
        "40, 10, 20, 5",
        "10, 40, 5, 20",
        "300, 300, 20, 20",
        "7, 3, 20, 9",
        "1, 1, 20, 20",
        "400, 1, 20, 1",
        "20, 20, 20, 20"
    })
    void theLongerSideBecomesTwentyAndTheAspectIsKept(
            int rows, int columns, int toRows, int toColumns) {
        Tensor ink = bar(401, 402, 1, 1, rows, columns);
        Tensor scaled = Preparation.prepare(ink).steps().get(2).picture();
        assertThat(scaled.shape()).isEqualTo(Shape.of(1, toRows, toColumns));
        assertThat(scaled.min()).isCloseTo(1, within(1e-6f));
    }

    /** Two cells of full ink, the right one twice as wide: shares by the area that is covered. */
    @Test
    void shrinkingAveragesTheArea() {
        float[] striped = {1, 0, 0, 1, 1, 1};
        assertThat(Resampling.resize(striped, 1, 6, 1, 3)).containsExactly(0.5f, 0.5f, 1);
        assertThat(Resampling.resize(striped, 1, 6, 1, 4))
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(2 / 3f, 0, 1, 1);
        assertThat(Resampling.resize(striped, 3, 2, 1, 2))
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(2 / 3f, 2 / 3f);
    }

    @Test
    void enlargingIsSmooth() {
        assertThat(Resampling.resize(new float[] {0, 1}, 1, 2, 1, 4))
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(0, 0.25f, 0.75f, 1);
    }

    @Test
    void resizingKeepsAFlatPictureFlat() {
        for (int to : new int[] {1, 3, 20, 47}) {
            float[] flat = new float[23 * 17];
            java.util.Arrays.fill(flat, 0.75f);
            for (float value : Resampling.resize(flat, 23, 17, to, to)) {
                assertThat(value).isCloseTo(0.75f, within(1e-5f));
            }
        }
    }

    /** Every digit of MNIST reaches full ink, however thin its lines; so does what we prepare. */
    @Test
    void thinLinesReachFullInk() {
        float[] ink = new float[280 * 280];
        for (int i = 40; i < 240; i++) {
            ink[i * 280 + i] = 0.6f;
        }
        Tensor digit = Preparation.prepare(picture(280, 280, ink)).digit();
        assertThat(digit.max()).isEqualTo(1);
        assertThat(digit.at(0, 10, 11)).isZero();
    }

    @Test
    void lessThanALevelDoesNotMakeTheBoxLarger() {
        float[] ink = bar(50, 50, 10, 10, 20, 20).toArray();
        ink[0] = Preparation.NOTHING;
        ink[49 * 50 + 49] = Preparation.NOTHING;
        assertThat(Preparation.prepare(picture(50, 50, ink)).steps().get(1).picture().shape())
                .isEqualTo(Shape.of(1, 20, 20));
    }

    @ParameterizedTest
    @ValueSource(floats = {0, Preparation.NOTHING})
    void noInkIsEmpty(float level) {
        float[] ink = new float[30 * 40];
        java.util.Arrays.fill(ink, level);
        PreparedDigit prepared = Preparation.prepare(picture(30, 40, ink));
        assertThat(prepared.empty()).isTrue();
        assertThat(prepared.digit()).isEqualTo(Tensor.zeros(Shape.of(1, 28, 28)));
        assertThat(prepared.steps()).extracting(Step::kind).containsExactly(Kind.INK, Kind.CENTRED);
    }

    /** A foot with a long thin leg: its centre of mass is so low that the leg would stick out. */
    @Test
    void nothingIsCutOff() {
        float[] ink = bar(20, 20, 19, 0, 1, 20).toArray();
        ink[0] = 0.5f;
        PreparedDigit prepared = Preparation.prepare(picture(20, 20, ink));
        assertThat(sum(prepared.digit())).isCloseTo(20.5, within(1e-6));
        assertThat(prepared.digit().at(0, 0, 5)).isEqualTo(0.5f);
    }

    /** The property that defines the last step, on blots of all sizes. */
    @Test
    void theCentreOfMassIsWithinHalfAPixelOfTheMiddle() {
        Random random = new Random(20261122);
        for (int trial = 0; trial < 300; trial++) {
            Tensor digit = Preparation.prepare(blot(random)).digit();
            double[] centre = centreOfMass(digit);
            assertThat(centre[0]).as("row, trial %d", trial).isCloseTo(14, within(0.5 + 1e-5));
            assertThat(centre[1]).as("column, trial %d", trial).isCloseTo(14, within(0.5 + 1e-5));
        }
    }

    /** Where and how large a digit is drawn makes no difference. */
    @Test
    void placeAndSizeDoNotMatter() throws UserFacingException {
        Dataset digits = Mnist.inside().test();
        for (int index = 0; index < 50; index++) {
            Tensor original = digits.ink(index);
            float[] large = new float[300 * 280];
            for (int row = 0; row < 28 * 7; row++) {
                for (int column = 0; column < 28 * 7; column++) {
                    large[(row + 90) * 280 + column + 3] = original.at(0, row / 7, column / 7);
                }
            }
            Tensor again = Preparation.prepare(picture(300, 280, large)).digit();
            for (int i = 0; i < original.size(); i++) {
                assertThat(again.get(i)).isCloseTo(original.get(i), within(0.005f));
            }
        }
    }

    /** What MNIST has prepared, the preparation leaves as it is, to the last bit. */
    @Test
    void aDigitOfMnistStaysAsItIs() throws UserFacingException {
        Dataset digits = Mnist.inside().test();
        for (int index = 0; index < digits.count(); index++) {
            Tensor ink = digits.ink(index);
            assertThat(Preparation.prepare(ink).digit()).as("digit %d", index).isEqualTo(ink);
        }
    }

    @Test
    void aPreparedDigitIsTakenAsItIs() {
        Tensor ink = bar(28, 28, 0, 0, 3, 3);
        PreparedDigit prepared = Preparation.asIs(ink);
        assertThat(prepared.digit()).isSameAs(ink);
        assertThat(prepared.steps()).containsExactly(new Step(Kind.CENTRED, ink));
        assertThat(prepared.empty()).isFalse();
        assertThat(Preparation.asIs(Tensor.zeros(Shape.of(1, 28, 28))).empty()).isTrue();
        assertThatThrownBy(() -> Preparation.asIs(bar(29, 28, 0, 0, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** It runs with every movement of the pen; the budget of a frame is 16 ms for everything. */
    @Tag("speed")
    @Test
    void itIsFast() {
        Tensor pad = bar(400, 400, 0, 0, 400, 400);
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 200; i++) {
            long start = System.nanoTime();
            assertThat(Preparation.prepare(pad).empty()).isFalse();
            best = Math.min(best, System.nanoTime() - start);
        }
        assertThat(best).isLessThan(3_000_000);
    }

    private static Tensor blot(Random random) {
        int rows = 30 + random.nextInt(300);
        int columns = 30 + random.nextInt(300);
        float[] ink = new float[rows * columns];
        int centreRow = random.nextInt(rows);
        int centreColumn = random.nextInt(columns);
        double radius = 4 + random.nextInt(80);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (Math.hypot(row - centreRow, (column - centreColumn) * 1.7) < radius) {
                    ink[row * columns + column] = random.nextFloat();
                }
            }
        }
        ink[centreRow * columns + centreColumn] = 1;
        return picture(rows, columns, ink);
    }

    private static double[] centreOfMass(Tensor picture) {
        double rows = 0;
        double columns = 0;
        for (int row = 0; row < picture.shape().rows(); row++) {
            for (int column = 0; column < picture.shape().columns(); column++) {
                rows += (double) picture.at(0, row, column) * row;
                columns += (double) picture.at(0, row, column) * column;
            }
        }
        return new double[] {rows / sum(picture), columns / sum(picture)};
    }

    private static double sum(Tensor picture) {
        double sum = 0;
        for (float value : picture.toArray()) {
            sum += value;
        }
        return sum;
    }

    private static Tensor bar(
            int rows, int columns, int top, int left, int barRows, int barColumns) {
        float[] ink = new float[rows * columns];
        for (int row = top; row < top + barRows; row++) {
            for (int column = left; column < left + barColumns; column++) {
                ink[row * columns + column] = 1;
            }
        }
        return picture(rows, columns, ink);
    }

    private static Tensor picture(int rows, int columns, float[] ink) {
        return Tensor.takeOver(Shape.of(1, rows, columns), ink);
    }
}
