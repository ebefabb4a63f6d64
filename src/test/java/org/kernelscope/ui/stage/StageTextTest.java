package org.kernelscope.ui.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Widths and line breaks of headings, without a window. */
final class StageTextTest {
    /** Every character is 10 wide. */
    private static final ToDoubleFunction<String> WIDTH = text -> 10.0 * text.length();

    @Test
    void headingsThatFitKeepTheirWidths() {
        List<Double> wanted = List.of(50.0, 80.0, 30.0);
        assertThat(StageHeadings.HeadingWidths.share(wanted, List.of(20.0, 20.0, 20.0), 160))
                .isEqualTo(wanted);
    }

    @Test
    void theWidestHeadingsShrinkFirstAndToTheSameWidth() {
        List<Double> widths =
                StageHeadings.HeadingWidths.share(
                        List.of(100.0, 90.0, 30.0), List.of(20.0, 20.0, 20.0), 150);
        assertThat(StageHeadings.HeadingWidths.sum(widths)).isCloseTo(150, within(1e-6));
        assertThat(widths.get(0)).isCloseTo(60, within(1e-6));
        assertThat(widths.get(1)).isCloseTo(60, within(1e-6));
        assertThat(widths.get(2)).isEqualTo(30);
    }

    @Test
    void noHeadingIsNarrowerThanItsWidestWordEvenWithoutRoom() {
        List<Double> least = List.of(70.0, 40.0);
        assertThat(StageHeadings.HeadingWidths.share(List.of(100.0, 100.0), least, 60))
                .isEqualTo(least);
        List<Double> widths = StageHeadings.HeadingWidths.share(List.of(100.0, 100.0), least, 130);
        assertThat(widths.get(0)).isCloseTo(70, within(1e-6));
        assertThat(widths.get(1)).isCloseTo(60, within(1e-6));
    }

    @Test
    void linesBreakAtSpacesOnly() {
        assertThat(LayerHeading.LineBreaks.broken("max-pool 2×2", 200, WIDTH))
                .isEqualTo("max-pool 2×2");
        assertThat(LayerHeading.LineBreaks.broken("max-pool 2×2", 100, WIDTH))
                .isEqualTo("max-pool\n2×2");
        assertThat(LayerHeading.LineBreaks.broken("a b c d", 30, WIDTH)).isEqualTo("a b\nc d");
        assertThat(LayerHeading.LineBreaks.broken("subsampling 2×2", 40, WIDTH))
                .isEqualTo("subsampling\n2×2");
        assertThat(LayerHeading.LineBreaks.broken("", 40, WIDTH)).isEmpty();
    }

    @Test
    void theLeastWidthIsThatOfTheWidestWord() {
        assertThat(LayerHeading.LineBreaks.least("no params at all", WIDTH)).isEqualTo(60);
        assertThat(LayerHeading.LineBreaks.least("", WIDTH)).isZero();
    }
}
