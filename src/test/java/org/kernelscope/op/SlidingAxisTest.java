package org.kernelscope.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The output-size formula against counting, for thousands of settings, possible and impossible. */
final class SlidingAxisTest {
    private static final int SETTINGS = 20_000;

    private static int draw(Random random, int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    private static SlidingAxis drawn(Random random) {
        PaddingMode[] modes = PaddingMode.values();
        return new SlidingAxis(
                draw(random, -1, 5),
                draw(random, -1, 6),
                draw(random, -1, 6),
                draw(random, -1, 4),
                modes[random.nextInt(modes.length)]);
    }

    @Test
    void theFormulaIsWhatCountingTheWindowsGives() {
        Random random = new Random(16);
        int impossible = 0;
        for (int i = 0; i < SETTINGS; i++) {
            SlidingAxis sliding = drawn(random);
            int input = draw(random, 1, 20);
            int size = draw(random, 0, 8);
            SlidingAxis.OutputSize counted = sliding.outputSize(input, size);
            Optional<Refusal> expected = refusal(sliding, input, size);
            assertThat(counted.refusal()).as("%s %d %d", sliding, input, size).isEqualTo(expected);
            if (expected.isPresent()) {
                impossible++;
                assertThat(counted.outputs()).isZero();
                continue;
            }
            int padded = sliding.before() + input + sliding.after();
            int outputs = 0;
            int end = 0;
            for (int first = 0; first < padded; first += sliding.stride()) {
                int last = first;
                for (int tap = 1; tap < size; tap++) {
                    last += sliding.dilation();
                }
                if (last < padded) {
                    outputs++;
                    end = last + 1;
                }
            }
            assertThat(counted.outputs()).as("%s %d %d", sliding, input, size).isEqualTo(outputs);
            assertThat(counted.unread()).isEqualTo(padded - end);
            assertThat(sliding.outputs(input, size)).isEqualTo(outputs);
        }
        // Both kinds of setting were drawn.
        assertThat(impossible).isBetween(SETTINGS / 10, SETTINGS * 9 / 10);
    }

    /** The reasons in words, one after the other. */
    private static Optional<Refusal> refusal(SlidingAxis s, int input, int size) {
        if (size == 0) {
            return Optional.of(Refusal.NO_WINDOW);
        } else if (s.stride() <= 0) {
            return Optional.of(Refusal.STRIDE);
        } else if (s.dilation() <= 0) {
            return Optional.of(Refusal.DILATION);
        } else if (s.before() == -1 || s.after() == -1) {
            return Optional.of(Refusal.PADDING);
        } else if (s.mode() == PaddingMode.REFLECT && (s.before() >= input || s.after() >= input)) {
            return Optional.of(Refusal.REFLECT_TOO_WIDE);
        } else if (s.mode() == PaddingMode.CIRCULAR && (s.before() > input || s.after() > input)) {
            return Optional.of(Refusal.CIRCULAR_TOO_WIDE);
        }
        int lastTap = s.dilation() * (size - 1);
        return lastTap >= s.before() + input + s.after()
                ? Optional.of(Refusal.WINDOW_TOO_LARGE)
                : Optional.empty();
    }

    @Test
    void readCellsAreThoseOfThePaddedRow() {
        Random random = new Random(17);
        for (int i = 0; i < 2_000; i++) {
            SlidingAxis sliding = drawn(random);
            int input = draw(random, 1, 12);
            int size = draw(random, 1, 5);
            if (sliding.outputSize(input, size).refusal().isPresent()) {
                continue;
            }
            int[] row = PaddedMaps.row(input, sliding);
            boolean[] read = new boolean[input];
            for (int output = 0; output < sliding.outputs(input, size); output++) {
                for (int tap = 0; tap < size; tap++) {
                    int cell = row[output * sliding.stride() + tap * sliding.dilation()];
                    assertThat(sliding.source(output, tap, input)).isEqualTo(cell);
                    if (cell >= 0) {
                        read[cell] = true;
                    }
                }
            }
            assertThat(sliding.read(input, size)).isEqualTo(read);
        }
    }

    @Test
    void aTransposedConvolutionUndoesTheSizeOfTheConvolution() {
        Random random = new Random(18);
        for (int i = 0; i < SETTINGS; i++) {
            SlidingAxis sliding = drawn(random);
            int input = draw(random, 1, 12);
            int size = draw(random, 0, 6);
            int extra = draw(random, -1, 3);
            SlidingAxis.OutputSize transposed = sliding.transposedSize(input, size, extra);
            if (transposed.refusal().isPresent()) {
                assertThat(transposed.outputs()).isZero();
                continue;
            }
            // The convolution of the larger map has as many windows as the smaller has cells.
            SlidingAxis zeros = SlidingAxis.of(sliding.stride(), 0, sliding.dilation());
            int padded = transposed.outputs() + sliding.before() + sliding.after();
            assertThat(zeros.outputs(padded, size)).isEqualTo(input);
        }
    }

    @Test
    void transposedSizesThatCannotBeAreRefused() {
        assertThat(SlidingAxis.of(2, 0, 1).transposedSize(3, 2, 2).refusal())
                .contains(Refusal.OUTPUT_PADDING);
        assertThat(SlidingAxis.of(2, 0, 1).transposedSize(3, 2, -1).refusal())
                .contains(Refusal.OUTPUT_PADDING);
        assertThat(SlidingAxis.of(1, 4, 1).transposedSize(3, 3, 0).refusal())
                .contains(Refusal.NOTHING_LEFT);
        assertThat(SlidingAxis.of(0, 0, 1).transposedSize(3, 3, 0).refusal())
                .contains(Refusal.STRIDE);
        assertThat(SlidingAxis.of(Integer.MAX_VALUE, 0, 1).transposedSize(9, 3, 0).refusal())
                .contains(Refusal.TOO_LARGE);
        assertThat(SlidingAxis.of(1, Integer.MAX_VALUE, 1).outputSize(9, 3).refusal())
                .contains(Refusal.TOO_LARGE);
        assertThat(SlidingAxis.of(2, 0, 1).transposedSize(3, 3, 1).outputs()).isEqualTo(8);
    }

    /** AlexNet's first layer on 224 cells: 54.25 windows. */
    @Test
    void theFormulaShowsTheFraction() {
        SlidingAxis.OutputSize size = SlidingAxis.of(4, 0, 1).outputSize(224, 11);
        assertThat(size.outputs()).isEqualTo(54);
        assertThat(size.fraction()).isEqualTo(54.25);
        assertThat(size.unread()).isEqualTo(1);
        assertThat(size.formula()).isEqualTo("⌊(224 + 0 + 0 − 1·(11 − 1) − 1) / 4⌋ + 1");
    }

    @Test
    void eachModeFillsThePadding() {
        assertThat(cells(PaddingMode.ZEROS)).containsExactly(-1, -1, 0, 1, 2, -1, -1);
        assertThat(cells(PaddingMode.REFLECT)).containsExactly(2, 1, 0, 1, 2, 1, 0);
        assertThat(cells(PaddingMode.REPLICATE)).containsExactly(0, 0, 0, 1, 2, 2, 2);
        assertThat(cells(PaddingMode.CIRCULAR)).containsExactly(1, 2, 0, 1, 2, 0, 1);
    }

    private static int[] cells(PaddingMode mode) {
        int[] cells = new int[7];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = mode.source(i - 2, 3);
        }
        return cells;
    }

    /** Published: outputs ⌈n / s⌉, padding max((⌈n / s⌉ − 1)·s + k − n, 0), the odd cell after. */
    @ParameterizedTest
    @CsvSource({
        "5, 3, 1, 1, 1, 5",
        "6, 3, 1, 1, 1, 6",
        "5, 2, 1, 0, 1, 5",
        "5, 3, 2, 1, 1, 3",
        "6, 3, 2, 0, 1, 3",
        "7, 5, 3, 2, 2, 3",
        "8, 5, 3, 1, 2, 3",
        "13, 6, 5, 1, 2, 3",
        "6, 1, 2, 0, 0, 3",
        "7, 2, 4, 0, 0, 2"
    })
    void sameAsTensorFlow(int input, int size, int stride, int before, int after, int outputs) {
        SlidingAxis same =
                PaddingRule.SAME_TENSORFLOW.apply(SlidingAxis.of(stride, 9, 1), input, size);
        assertThat(same.before()).isEqualTo(before);
        assertThat(same.after()).isEqualTo(after);
        assertThat(same.outputs(input, size)).isEqualTo(outputs);
    }

    @Test
    void sameAlwaysGivesTheCeiling() {
        Random random = new Random(19);
        for (int i = 0; i < 3_000; i++) {
            int input = draw(random, 1, 30);
            int size = draw(random, 1, 9);
            SlidingAxis given = SlidingAxis.of(draw(random, 1, 6), 0, draw(random, 1, 3));
            int ceiling = (int) Math.ceil(input / (double) given.stride());
            SlidingAxis tensorFlow = PaddingRule.SAME_TENSORFLOW.apply(given, input, size);
            assertThat(tensorFlow.outputs(input, size)).isEqualTo(ceiling);
            assertThat(tensorFlow.after() - tensorFlow.before()).isBetween(0, 1);
            if (PaddingRule.SAME_DL4J.refusal(given, input, size).isEmpty()) {
                assertThat(PaddingRule.SAME_DL4J.apply(given, input, size)).isEqualTo(tensorFlow);
            }
            if (PaddingRule.SAME_PYTORCH.refusal(given, input, size).isEmpty()) {
                assertThat(PaddingRule.SAME_PYTORCH.apply(given, input, size))
                        .isEqualTo(tensorFlow);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PaddingRule.class)
    void rulesRefuseWhatTheirLibraryRefuses(PaddingRule rule) {
        Optional<Refusal> wide = rule.refusal(SlidingAxis.of(4, 0, 1), 8, 1);
        Optional<Refusal> strided = rule.refusal(SlidingAxis.of(2, 0, 1), 8, 3);
        assertThat(wide.isPresent())
                .isEqualTo(rule == PaddingRule.SAME_PYTORCH || rule == PaddingRule.SAME_DL4J);
        assertThat(strided.isPresent()).isEqualTo(rule == PaddingRule.SAME_PYTORCH);
    }

    @Test
    void validHasNoPadding() {
        assertThat(PaddingRule.VALID.apply(SlidingAxis.of(2, 3, 1), 9, 3))
                .isEqualTo(SlidingAxis.of(2, 0, 1));
        assertThat(PaddingRule.GIVEN.apply(SlidingAxis.of(2, 3, 1), 9, 3))
                .isEqualTo(SlidingAxis.of(2, 3, 1));
    }
}
