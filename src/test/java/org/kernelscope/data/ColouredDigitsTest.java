package org.kernelscope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.ColouredDigits.Hue;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/** Coloured sets: what tells the class, what does not, and their files. */
final class ColouredDigitsTest {
    private static final int CLASSES = 10;

    /** Stripes of full ink in the middle column, 30 of each class. */
    private static final Dataset GREY = grey();

    private static Dataset grey() {
        int[] labels = new int[30 * CLASSES];
        int[] inked = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % CLASSES;
            inked[i] = 2;
        }
        return HandMade.columns(6, 5, labels, inked);
    }

    @Test
    void eachClassHasItsHueOrAnyHasAny() {
        Dataset byClass = ColouredDigits.of(GREY, Hue.BY_CLASS, 1, CLASSES, 7);
        Dataset random = ColouredDigits.of(GREY, Hue.RANDOM, 1, CLASSES, 7);
        Dataset half = ColouredDigits.of(GREY, Hue.BY_CLASS, 0.5, CLASSES, 7);
        assertThat(told(byClass)).isEqualTo(1);
        assertThat(told(random)).isBetween(0.0, 0.25);
        assertThat(told(half)).isBetween(0.4, 0.7);
        assertThat(byClass.shape()).isEqualTo(Shape.of(3, 6, 5));
        assertThat(byClass.label(13)).isEqualTo(GREY.label(13));
    }

    /** The share of the digits whose class is the nearest hue. */
    private static double told(Dataset coloured) {
        int told = 0;
        for (int i = 0; i < coloured.count(); i++) {
            Tensor image = coloured.image(i);
            double hue = hue(image.at(0, 3, 2), image.at(1, 3, 2), image.at(2, 3, 2));
            told += Math.round(hue * CLASSES) % CLASSES == coloured.label(i) ? 1 : 0;
        }
        return told / (double) coloured.count();
    }

    private static double hue(double red, double green, double blue) {
        double hue =
                Math.atan2(Math.sqrt(3) * (green - blue), 2 * red - green - blue) / (2 * Math.PI);
        return hue < 0 ? hue + 1 : hue;
    }

    @Test
    void theSameSeedMakesTheSameSet() {
        Dataset one = ColouredDigits.of(GREY, Hue.RANDOM, 1, CLASSES, 3);
        assertThat(ColouredDigits.of(GREY, Hue.RANDOM, 1, CLASSES, 3).sha256())
                .isEqualTo(one.sha256());
        assertThat(ColouredDigits.of(GREY, Hue.RANDOM, 1, CLASSES, 4).sha256())
                .isNotEqualTo(one.sha256());
        // An image depends on nothing but the seed and its number.
        assertThat(ColouredDigits.of(GREY.range(0, 9), Hue.RANDOM, 1, CLASSES, 3).sha256())
                .isEqualTo(one.range(0, 9).sha256());
    }

    @Test
    void theDigitStandsOutFromItsGround() {
        Dataset coloured = ColouredDigits.of(GREY, Hue.RANDOM, 1, CLASSES, 5);
        for (int i = 0; i < coloured.count(); i++) {
            Tensor image = coloured.image(i);
            float inked =
                    Math.max(image.at(0, 3, 2), Math.max(image.at(1, 3, 2), image.at(2, 3, 2)));
            assertThat(inked).isGreaterThan(0.75f);
            for (int channel = 0; channel < 3; channel++) {
                assertThat(image.at(channel, 3, 0)).isLessThan(0.55f);
            }
        }
    }

    @Test
    void theTestImagesThatMisleadAreThoseOfRandomColours() {
        Dataset misled = Colouring.MISLEADS.test(GREY);
        assertThat(misled).isSameAs(Colouring.RANDOM.test(GREY));
        assertThat(Colouring.MISLEADS.train(GREY)).isSameAs(Colouring.HELPS.train(GREY));
        assertThat(told(Colouring.HELPS.test(GREY))).isEqualTo(1);
        assertThat(told(misled)).isLessThan(0.25);
        assertThat(Colouring.NONE.train(GREY)).isSameAs(GREY);
        assertThat(Colouring.HELPS.train(misled)).isSameAs(misled);
        assertThatThrownBy(() -> ColouredDigits.of(misled, Hue.RANDOM, 1, CLASSES, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void coloursByHue() {
        assertThat(ColouredDigits.rgb(0, 1, 1)).containsExactly(1, 0, 0);
        assertThat(ColouredDigits.rgb(0.5, 1, 1))
                .containsExactly(new float[] {0, 1, 1}, within(1e-6f));
        assertThat(ColouredDigits.rgb(2 / 3.0, 0.5f, 1))
                .containsExactly(new float[] {0.5f, 0.5f, 1}, within(1e-6f));
    }

    @Test
    void aSetOfColoursIsWrittenAndRead() throws IOException, UserFacingException {
        Dataset coloured = ColouredDigits.of(GREY, Hue.BY_CLASS, 1, CLASSES, 7);
        assertThat(again(coloured).sha256()).isEqualTo(coloured.sha256());
        assertThat(again(GREY).sha256()).isEqualTo(GREY.sha256());
    }

    private static Dataset again(Dataset set) throws IOException, UserFacingException {
        ByteArrayOutputStream images = new ByteArrayOutputStream();
        ByteArrayOutputStream labels = new ByteArrayOutputStream();
        IdxWriter.images(set, images);
        IdxWriter.labels(set, labels);
        return IdxReader.read(
                new IdxSource("images", () -> new ByteArrayInputStream(images.toByteArray())),
                new IdxSource("labels", () -> new ByteArrayInputStream(labels.toByteArray())));
    }

    @Test
    void imagesOfAnotherNumberOfChannelsAreRefused() {
        byte[] images = new byte[20 + 8];
        System.arraycopy(new byte[] {0, 0, 8, 4, 0, 0, 0, 1, 0, 0, 0, 2}, 0, images, 0, 12);
        images[15] = 2;
        images[19] = 2;
        byte[] labels = {0, 0, 8, 1, 0, 0, 0, 1, 5};
        assertThatThrownBy(
                        () ->
                                IdxReader.read(
                                        new IdxSource(
                                                "images", () -> new ByteArrayInputStream(images)),
                                        new IdxSource(
                                                "labels", () -> new ByteArrayInputStream(labels))))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("2 channels");
    }

    @Test
    void allChannelsAreDistortedAlike() {
        Dataset grey = GREY;
        byte[] pixels = new byte[grey.count() * 3 * 30];
        short[] labels = new short[grey.count()];
        for (int i = 0; i < labels.length; i++) {
            for (int channel = 0; channel < 3; channel++) {
                grey.copyPixels(i, pixels, (i * 3 + channel) * 30);
            }
        }
        Dataset repeated = Dataset.takeOver(3, 6, 5, pixels, labels);
        Batch batch = new Batches(repeated, 4, 1, Augmentation.MNIST).at(0, 4);
        assertThat(batch.shape()).isEqualTo(Shape.of(3, 6, 5));
        float[] all = batch.ink().toArray();
        for (int image = 0; image < 4; image++) {
            float[] red = Arrays.copyOfRange(all, image * 90, image * 90 + 30);
            assertThat(Arrays.copyOfRange(all, image * 90 + 30, image * 90 + 60)).isEqualTo(red);
            assertThat(Arrays.copyOfRange(all, image * 90 + 60, image * 90 + 90)).isEqualTo(red);
        }
    }
}
