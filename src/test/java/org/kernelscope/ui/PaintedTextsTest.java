package org.kernelscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.HPos;
import org.junit.jupiter.api.Test;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.GlyphSource;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.Theme;

/** What is found in painted text, and what is not. Every letter is as wide as half its size. */
final class PaintedTextsTest {
    private static final GlyphSource LETTERS =
            (face, size, codePoint) -> new GlyphSource.Glyph(0, 0, 0, 0, new byte[0], size / 2.0);

    private final RasterPen pen =
            new RasterPen(
                    new Raster(100, 60),
                    LETTERS,
                    new Look(Palette.BLUE_ORANGE, Theme.LIGHT),
                    10,
                    0);

    private void write(String text, double x, double y) {
        pen.write(text, x, y, Face.TEXT, 1, 0xff000000, HPos.LEFT);
    }

    @Test
    void textInItsPictureAndBesideOtherTextIsFine() {
        try (PaintedTexts texts = PaintedTexts.watch()) {
            write("ten digits", 0, 10);
            write("ten digits", 50, 10);
            write("ten digits", 0, 20);
            assertThat(texts.count()).isEqualTo(3);
            assertThat(texts.faults()).isEmpty();
        }
    }

    @Test
    void textThatSticksOutOfItsPictureIsFound() {
        try (PaintedTexts texts = PaintedTexts.watch()) {
            write("ten digits", 60, 10);
            write("low", 0, 59);
            assertThat(texts.faults()).hasSize(2).allMatch(fault -> fault.startsWith("out"));
        }
    }

    @Test
    void textOnOtherTextIsFound() {
        try (PaintedTexts texts = PaintedTexts.watch()) {
            write("ten digits", 0, 10);
            write("ten digits", 40, 12);
            assertThat(texts.faults()).singleElement().asString().startsWith("over");
        }
    }

    @Test
    void afterwardsNobodyWatches() {
        PaintedTexts texts = PaintedTexts.watch();
        texts.close();
        write("ten digits", 0, 10);
        assertThat(texts.count()).isZero();
    }
}
