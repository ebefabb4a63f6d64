package org.kernelscope.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The arithmetic of windows against worked examples and against counting by hand. */
final class WindowTest {
    private static final int LARGEST_MAP = 9;

    /** The figures of Dumoulin and Visin (arXiv:1603.07285), and the layers of LeNet-5. */
    @ParameterizedTest(name = "input {0}, size {1}, stride {2}, padding {3}, dilation {4}: {5}")
    @CsvSource({
        "4, 3, 1, 0, 1, 2", // figure 2.1, no padding
        "5, 4, 1, 2, 1, 6", // figure 2.2, arbitrary padding
        "5, 3, 1, 1, 1, 5", // figure 2.3, half padding
        "5, 3, 1, 2, 1, 7", // figure 2.4, full padding
        "5, 3, 2, 0, 1, 2", // figure 2.5, stride
        "5, 3, 2, 1, 1, 3", // figure 2.6, padding and stride
        "6, 3, 2, 1, 1, 3", // figure 2.7, the last column is left over
        "5, 3, 1, 0, 1, 3", // figure 3.1, pooling
        "7, 3, 1, 0, 2, 3", // figure 5.1, dilation
        "32, 5, 1, 0, 1, 28", // C1
        "28, 2, 2, 0, 1, 14", // S2
        "5, 5, 1, 0, 1, 1", // C5: just fits
        "4, 5, 1, 0, 1, 0", // does not fit
        "4, 5, 3, 0, 1, 0", // one too few, and a stride that would round up to one
        "4, 3, 1, 0, 2, 0" // the taps fit, their distances do not
    })
    void outputs(int input, int size, int stride, int padding, int dilation, int outputs) {
        assertThat(new Window(size, stride, padding, dilation).outputs(input)).isEqualTo(outputs);
    }

    static Stream<Window> windows() {
        List<Window> windows = new ArrayList<>();
        for (int size = 1; size <= 4; size++) {
            for (int stride = 1; stride <= 4; stride++) {
                for (int padding = 0; padding <= 3; padding++) {
                    for (int dilation = 1; dilation <= 3; dilation++) {
                        windows.add(new Window(size, stride, padding, dilation));
                    }
                }
            }
        }
        return windows.stream();
    }

    @ParameterizedTest
    @MethodSource("windows")
    void agreesWithSlidingByHand(Window window) {
        for (int map = 1; map <= LARGEST_MAP; map++) {
            List<List<Integer>> seen = slide(window, map);
            assertThat(window.outputs(map)).isEqualTo(seen.size());
            for (int output = 0; output < seen.size(); output++) {
                for (int input = 0; input < map; input++) {
                    assertThat(window.tap(output, input))
                            .isEqualTo(seen.get(output).indexOf(input));
                }
            }
            checkRuns(window, map, seen);
        }
    }

    /** For every run of outputs what they reach over; for every run of inputs who does. */
    private static void checkRuns(Window window, int map, List<List<Integer>> seen) {
        for (int from = 0; from < seen.size(); from++) {
            for (int to = from + 1; to <= seen.size(); to++) {
                int first = seen.get(from).get(0);
                int last = seen.get(to - 1).get(window.size() - 1);
                assertThat(window.sources(new Span(from, to))).isEqualTo(new Span(first, last + 1));
            }
        }
        for (int from = 0; from < map; from++) {
            for (int to = from + 1; to <= map; to++) {
                Span inputs = new Span(from, to);
                int[] expected =
                        IntStream.range(0, seen.size())
                                .filter(output -> reachesOver(seen.get(output), inputs))
                                .toArray();
                Span targets = window.targets(inputs, seen.size());
                assertThat(IntStream.range(targets.from(), targets.to()))
                        .containsExactly(box(expected));
                assertThat(targets.length()).isEqualTo(expected.length);
            }
        }
    }

    /** The input cells under the taps of every output, by pushing the window along. */
    private static List<List<Integer>> slide(Window window, int map) {
        List<List<Integer>> outputs = new ArrayList<>();
        for (int first = -window.padding(); ; first += window.stride()) {
            List<Integer> taps = new ArrayList<>();
            for (int cell = first; taps.size() < window.size(); cell += window.dilation()) {
                taps.add(cell);
            }
            if (taps.get(taps.size() - 1) >= map + window.padding()) {
                return outputs;
            }
            outputs.add(taps);
        }
    }

    private static boolean reachesOver(List<Integer> taps, Span inputs) {
        return taps.get(0) < inputs.to() && taps.get(taps.size() - 1) >= inputs.from();
    }

    private static Integer[] box(int[] numbers) {
        return IntStream.of(numbers).boxed().toArray(Integer[]::new);
    }

    @Test
    void clippingOutsideOfTheMapLeavesNothing() {
        assertThat(new Span(-3, 4).clip(3)).isEqualTo(new Span(0, 3));
        for (Span outside : new Span[] {new Span(-3, -1), new Span(5, 8), new Span(3, 4)}) {
            assertThat(outside.clip(3).isEmpty()).isTrue();
            assertThat(outside.clip(3).length()).isZero();
        }
    }

    @Test
    void nobodySeesAnything() {
        assertThat(new Window(3, 1, 1, 1).sources(new Span(2, 2)).isEmpty()).isTrue();
    }
}
