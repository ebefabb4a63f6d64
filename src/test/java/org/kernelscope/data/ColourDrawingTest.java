package org.kernelscope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Drawing.Backdrop;
import org.kernelscope.data.Drawing.Ground;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/** What networks with one channel and with three get of a drawing in colours. */
final class ColourDrawingTest {
    private static final int RED = 0xff0000;
    private static final Stroke LINE =
            Stroke.through(new float[] {0.3f, 0.3f}, new float[] {0.2f, 0.8f}, 0.1f);
    private static final Drawing PLAIN = new Drawing(null, List.of(LINE));
    private final DrawingPreparation preparation = new DrawingPreparation();

    @Test
    void aGreyNetworkSeesNoColours() {
        Drawing coloured =
                new Drawing(null, List.of(LINE.withColour(RED)), new Ground(0x808080, true));
        PreparedDigit grey = preparation.prepare(coloured, 1, 32);
        assertThat(grey.image().toArray())
                .isEqualTo(Preparation.prepare(new InkRaster().render(PLAIN)).digit().toArray());
        assertThat(grey.digit()).isEqualTo(grey.image());
    }

    @Test
    void aDrawingWithoutColoursIsWhiteInkOnBlack() {
        PreparedDigit plain = preparation.prepare(PLAIN, 3, 32);
        assertThat(plain.image()).isSameAs(plain.digit());
    }

    @Test
    void theColoursHaveThePlaceOfTheInk() {
        Drawing coloured =
                new Drawing(null, List.of(LINE.withColour(RED)), new Ground(0x000080, false));
        PreparedDigit prepared = preparation.prepare(coloured, 3, 32);
        Tensor image = prepared.image();
        assertThat(image.shape()).isEqualTo(Shape.of(3, 28, 28));
        float ground = 128 / 255f;
        for (int row = 0; row < 28; row++) {
            for (int column = 0; column < 28; column++) {
                float ink = prepared.digit().at(0, row, column);
                assertThat(image.at(0, row, column)).isEqualTo(ink, within(1e-5f));
                assertThat(image.at(1, row, column)).isZero();
                assertThat(image.at(2, row, column)).isEqualTo((1 - ink) * ground, within(1e-5f));
            }
        }
    }

    @Test
    void theNewerStrokeIsOnTop() {
        Stroke green = LINE.withColour(0x00ff00);
        Tensor image =
                preparation
                        .prepare(new Drawing(null, List.of(LINE.withColour(RED), green)), 3, 32)
                        .image();
        assertThat(image.channel(0).max()).isLessThan(0.5f);
        assertThat(image.channel(1).max()).isEqualTo(1);
    }

    @Test
    void anImageKeepsItsColoursAndStrokesGoOverIt() {
        Tensor blue = Tensor.takeOver(Shape.of(3, 64, 64), blue(64 * 64));
        Drawing photo =
                Drawing.of(new Backdrop(Tensor.zeros(Shape.of(1, 64, 64)), false, null, blue));
        Tensor image = preparation.prepare(photo, 3, 32).image();
        assertThat(image.shape()).isEqualTo(Shape.of(3, 32, 32));
        assertThat(image.at(2, 5, 5)).isEqualTo(1, within(1e-5f));
        Tensor drawn = preparation.prepare(photo.plus(LINE.withColour(RED)), 3, 32).image();
        assertThat(drawn.shape()).isEqualTo(Shape.of(3, 32, 32));
        assertThat(drawn.channel(0).max()).isGreaterThan(0.9f);
        assertThat(drawn.at(2, 16, 30)).isEqualTo(1, within(1e-5f));
        assertThat(drawn.at(2, 16, 9)).isLessThan(0.1f);
    }

    private static float[] blue(int plane) {
        float[] values = new float[3 * plane];
        java.util.Arrays.fill(values, 2 * plane, 3 * plane, 1);
        return values;
    }

    @Test
    void aColouredExampleGoesAsItIs() {
        Dataset examples =
                Colouring.RANDOM.test(HandMade.columns(28, 28, new int[] {3, 1}, new int[] {4, 9}));
        Drawing drawing = Drawing.of(Backdrop.of(examples, 1));
        assertThat(preparation.prepare(drawing, 3, 32).image()).isEqualTo(examples.image(1));
        assertThat(preparation.prepare(drawing, 1, 32).image()).isEqualTo(examples.ink(1));
        assertThat(drawing.label()).contains(1);
    }

    @Test
    void aTexturedGroundVariesAndOneOfAnotherColourIsAnotherDrawing() {
        Ground textured = new Ground(0x404040, true);
        Tensor image = DrawingPreparation.image(textured);
        assertThat(image.channel(0).max() - image.channel(0).min()).isGreaterThan(0.05f);
        assertThat(PLAIN.on(textured).continues(PLAIN)).isFalse();
        assertThat(PLAIN.plus(LINE).continues(PLAIN)).isTrue();
        assertThat(LINE.withColour(RED)).isNotEqualTo(LINE);
    }
}
