package org.kernelscope.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Sample.Kind;
import org.kernelscope.data.SampleMaker.Made;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

final class SamplesTest {
    @Test
    void everyDigitIsThereOnceAsItIsTaught() {
        List<Sample> clean =
                Samples.all().stream().filter(sample -> sample.kind() == Kind.CLEAN).toList();
        assertThat(clean).extracting(Sample::digit).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void onlyConfusionsResembleAnother() {
        assertThat(Samples.all())
                .allSatisfy(
                        sample ->
                                assertThat(sample.resembles() != sample.digit())
                                        .isEqualTo(sample.kind() == Kind.CONFUSION));
    }

    /** The folder is what its program makes: nobody has touched a picture or the list by hand. */
    @Test
    @Tag("slow")
    void theFolderIsWhatItsProgramMakes() throws Exception {
        List<Made> made = SampleMaker.make();
        List<Sample> samples = Samples.all();
        assertThat(samples).hasSameSizeAs(made);
        for (int i = 0; i < made.size(); i++) {
            Made expected = made.get(i);
            Sample sample = samples.get(i);
            assertThat(sample)
                    .isEqualTo(
                            new Sample(
                                    expected.file(),
                                    expected.digit(),
                                    Kind.valueOf(
                                            expected.kind().toUpperCase(java.util.Locale.ROOT)),
                                    expected.resembles(),
                                    expected.origin()));
            try (InputStream in =
                    SamplesTest.class.getResourceAsStream("/samples/" + sample.file())) {
                assertThat(pixels(ImageIO.read(in)))
                        .as(sample.file())
                        .isEqualTo(pixels(expected.picture()));
            }
        }
    }

    /** A sample from MNIST reaches the network exactly as the digit in the dataset does. */
    @Test
    void aSampleFromMnistIsTheDigitOfTheDataset() throws UserFacingException {
        Dataset digits = Mnist.inside().test();
        int compared = 0;
        for (Sample sample : Samples.all()) {
            if (sample.kind() != Kind.DRAWN) {
                String origin = sample.origin();
                int index = Integer.parseInt(origin.substring(origin.lastIndexOf(' ') + 1));
                Tensor digit = Preparation.prepare(Samples.ink(sample)).digit();
                assertThat(digit).as(sample.file()).isEqualTo(digits.ink(index));
                assertThat(sample.digit()).isEqualTo(digits.label(index));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(24);
    }

    @Test
    void everySampleHasInk() {
        assertThat(Samples.all())
                .allSatisfy(
                        sample ->
                                assertThat(Preparation.prepare(Samples.ink(sample)).empty())
                                        .as(sample.file())
                                        .isFalse());
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
