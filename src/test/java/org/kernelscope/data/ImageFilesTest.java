package org.kernelscope.data;

import static java.awt.image.BufferedImage.TYPE_3BYTE_BGR;
import static java.awt.image.BufferedImage.TYPE_BYTE_GRAY;
import static java.awt.image.BufferedImage.TYPE_INT_ARGB;
import static java.awt.image.BufferedImage.TYPE_INT_RGB;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.kernelscope.data.ImageBytes.encode;
import static org.kernelscope.data.ImageBytes.grey;
import static org.kernelscope.data.ImageBytes.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.data.ImageBytes.Paint;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

final class ImageFilesTest {
    private static Dataset digits;

    @BeforeAll
    static void readDigits() throws UserFacingException {
        digits = Mnist.inside().test();
    }

    /** White on black, 28×28, as everybody exports MNIST: the same input as the digit itself. */
    @ParameterizedTest
    @CsvSource({"png, 10", "png, 5", "bmp, 10", "gif, 10"})
    void aDigitOfMnistAsAPictureComesBackAsItWas(String format, int type) throws Exception {
        for (int index = 0; index < 200; index++) {
            Tensor ink = digits.ink(index);
            byte[] file = encode(image(ink, 1, 0, type, (v, r, c) -> grey(v)), format);
            assertThat(Preparation.prepare(read(file)).digit())
                    .as("digit %d", index)
                    .isEqualTo(ink);
        }
    }

    /** The noise that JPEG leaves around the ink rarely widens the digit's box. */
    @Test
    void aDigitOfMnistAsAJpegComesBackNearlyAsItWas() throws Exception {
        int near = 0;
        for (int index = 0; index < 200; index++) {
            Tensor ink = digits.ink(index);
            byte[] file = encode(image(ink, 1, 0, TYPE_BYTE_GRAY, (v, r, c) -> grey(v)), "jpg");
            Tensor digit = Preparation.prepare(read(file)).digit();
            near += bestCorrelation(digit, ink) > 0.95 ? 1 : 0;
        }
        assertThat(near).isGreaterThan(185);
    }

    @Test
    void aDigitOfMnistBlackOnWhiteComesBackAsItWas() throws Exception {
        for (int index = 0; index < 200; index++) {
            Tensor ink = digits.ink(index);
            byte[] file = encode(image(ink, 1, 0, TYPE_BYTE_GRAY, (v, r, c) -> grey(1 - v)), "png");
            assertNear(Preparation.prepare(read(file)).digit(), ink, 1e-6);
        }
    }

    /** However it is shown, a digit stays the same digit. */
    @ParameterizedTest
    @CsvSource({
        "black on white, 2, png",
        "white on black, 2, png",
        "black on white, 10, png",
        "blue on yellow, 1, png",
        "yellow on blue, 1, bmp",
        "light grey on white, 10, png",
        "black on nothing, 2, png",
        "white on nothing, 2, png",
        "red on nothing, 2, png",
        "black on a white sheet on nothing, 2, png",
        "black on white, 5, jpg",
        "white on black, 10, jpg",
        "black on white, 13, gif"
    })
    @Tag("slow")
    void coloursDoNotMatter(String look, int type, String format) throws Exception {
        Paint paint =
                switch (look) {
                    case "black on white" -> (v, r, c) -> grey(1 - v);
                    case "white on black" -> (v, r, c) -> grey(v);
                    case "blue on yellow" -> (v, r, c) -> ImageBytes.mix(v, 0xffe040, 0x1020a0);
                    case "yellow on blue" -> (v, r, c) -> ImageBytes.mix(v, 0x1020a0, 0xffe040);
                    case "light grey on white" -> (v, r, c) -> grey(1 - 0.2 * v);
                    case "black on nothing" -> (v, r, c) -> alpha(v);
                    case "white on nothing" -> (v, r, c) -> alpha(v) | 0xffffff;
                    case "red on nothing" -> (v, r, c) -> alpha(v) | 0xc00000;
                    case "black on a white sheet on nothing" ->
                            (v, r, c) -> r < 5 || c < 7 ? 0 : grey(1 - v);
                    default -> throw new IllegalArgumentException(look);
                };
        for (int index = 0; index < 10; index++) {
            Tensor ink = digits.ink(index);
            byte[] file = encode(image(ink, 8, 20, type, paint), format);
            assertThat(correlation(Preparation.prepare(read(file)).digit(), ink))
                    .isGreaterThan(0.98);
        }
    }

    /** A stroke of a highlighter, a watermark: hardly there, but nothing else is. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 000000",
        "0.45, ffffff",
        "0.3, 000000",
        "0.3, c00000",
        "0.3, ffe040",
        "0.1, 000000",
        "0.1, 2040ff"
    })
    void faintInkOnNothingIsRead(double opacity, String colour) throws Exception {
        int pen = Integer.parseInt(colour, 16);
        Paint paint = (v, r, c) -> alpha((float) (opacity * v)) | pen;
        for (int index = 0; index < 10; index++) {
            Tensor ink = digits.ink(index);
            Tensor found = read(encode(image(ink, 8, 20, TYPE_INT_ARGB, paint), "png"));
            assertThat(found.max()).isEqualTo(1);
            // Of 26 levels of alpha, the faintest edge of the stroke is lost.
            assertThat(bestCorrelation(Preparation.prepare(found).digit(), ink))
                    .as("digit %d", index)
                    .isGreaterThan(0.97);
        }
    }

    /** What is under 15 of 255 on paper is no ink on nothing either. */
    @Test
    void inkThatNobodyCanSeeIsNoInk() {
        Paint paint = (v, r, c) -> alpha(0.05f * v);
        byte[] file = encode(image(digits.ink(0), 8, 20, TYPE_INT_ARGB, paint), "png");
        assertRefused(file, "data.picture.blank");
    }

    @Test
    void theFaintDigitOfAnOutsiderIsRead() throws Exception {
        Tensor digit =
                Preparation.prepare(ImageFiles.read(picture("faint-ink-on-nothing-3.png"))).digit();
        double like3 = meanCorrelation(digit, 3);
        for (int other = 0; other < 10; other++) {
            if (other != 3) {
                assertThat(like3).isGreaterThan(meanCorrelation(digit, other));
            }
        }
    }

    /** Ground and ink of the same luma: only their colours tell them apart. */
    @ParameterizedTest
    @CsvSource({
        "red on green, 1e801e, c82828, png",
        "red on green, 1e801e, c82828, jpg",
        "red on green, 1e801e, c82828, bmp",
        "green on red, c82828, 1e801e, png",
        "blue on brown, 6e5028, 3c50c8, png",
        "orange on grey, 909090, f06e14, jpg",
        "grey on violet, a03cff, 737373, png",
        "dull green on dull red, a07070, 708870, png"
    })
    @Tag("slow")
    void coloursOfTheSameBrightnessAreToldApart(
            String look, String ground, String pen, String format) throws Exception {
        Paint paint =
                (v, r, c) ->
                        ImageBytes.mix(v, Integer.parseInt(ground, 16), Integer.parseInt(pen, 16));
        // A JPEG keeps colours at half the resolution, so that strokes get wider.
        double least = format.equals("jpg") ? 0.9 : 0.97;
        for (int index = 0; index < 10; index++) {
            Tensor ink = digits.ink(index);
            byte[] file = encode(image(ink, 8, 20, TYPE_INT_RGB, paint), format);
            assertThat(bestCorrelation(Preparation.prepare(read(file)).digit(), ink))
                    .as("%s, digit %d", look, index)
                    .isGreaterThan(least);
        }
    }

    /** Red chalk on a green board, lit from one side, with the noise of a camera. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 7})
    @Tag("slow")
    void aPhotographOfColouredChalkIsRead(int index) throws Exception {
        Random random = new Random(index);
        Paint paint =
                (v, row, column) -> {
                    double light = 1.1 - 0.0008 * row - 0.0005 * column;
                    int colour = ImageBytes.mix(v, 0x1e801e, 0xc82828);
                    int noisy = 0xff000000;
                    for (int shift = 0; shift <= 16; shift += 8) {
                        double level = light * (colour >> shift & 0xff);
                        level += 4 * random.nextGaussian();
                        noisy |= (int) Math.max(0, Math.min(255, level)) << shift;
                    }
                    return noisy;
                };
        Tensor ink = digits.ink(index);
        byte[] file = encode(image(ink, 14, 60, TYPE_INT_RGB, paint), "jpg");
        Tensor digit = Preparation.prepare(read(file)).digit();
        assertThat(bestCorrelation(digit, ink)).isGreaterThan(0.9);
    }

    @Test
    void aGreenSheetWithRedInkOnNothingIsASheet() throws Exception {
        Paint paint = (v, r, c) -> r < 5 || c < 7 ? 0 : ImageBytes.mix(v, 0x1e801e, 0xc82828);
        Tensor ink = digits.ink(3);
        byte[] file = encode(image(ink, 8, 20, TYPE_INT_ARGB, paint), "png");
        assertThat(bestCorrelation(Preparation.prepare(read(file)).digit(), ink))
                .isGreaterThan(0.97);
    }

    /**
     * A sheet under a lamp: a shadow over the paper, noise, ruled lines, dust. The lost rim of a
     * stroke may move the digit by a pixel.
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 7, 8, 11, 18, 61})
    void aPhotographOfPaperIsRead(int index) throws Exception {
        Random random = new Random(index);
        Tensor ink = digits.ink(index);
        BufferedImage photograph =
                image(
                        ink,
                        14,
                        60,
                        TYPE_INT_RGB,
                        (v, row, column) -> {
                            double light = 0.85 - 0.0006 * row - 0.0003 * column;
                            light -= 3e-7 * (row - 250.0) * (row - 250.0);
                            double paper = row % 70 < 2 ? 0.88 : 1;
                            double dust = random.nextInt(20_000) == 0 ? 0.4 : 1;
                            double noise = 0.015 * random.nextGaussian();
                            return grey(light * paper * dust * (1 - 0.8 * v) + noise);
                        });
        Tensor digit = Preparation.prepare(read(encode(photograph, "jpg"))).digit();
        assertThat(bestCorrelation(digit, ink)).isGreaterThan(0.93);
    }

    @Test
    void aLargePictureIsMadeSmaller() throws Exception {
        BufferedImage large = new BufferedImage(6_000, 4_500, TYPE_BYTE_GRAY);
        for (int row = 1_000; row < 3_000; row++) {
            for (int column = 2_000; column < 3_000; column++) {
                large.getRaster().setSample(column, row, 0, 255);
            }
        }
        Tensor ink = read(encode(large, "png"));
        assertThat(ink.shape()).isEqualTo(Shape.of(1, 384, 512));
        assertThat(Preparation.prepare(ink).steps().get(2).picture().shape())
                .isEqualTo(Shape.of(1, 20, 10));
    }

    @Test
    void thinTallAndTinyPicturesAreRead() throws Exception {
        BufferedImage line = new BufferedImage(5_000, 1, TYPE_3BYTE_BGR);
        line.setRGB(2_500, 0, 0xffffff);
        line.setRGB(2_501, 0, 0xffffff);
        line.setRGB(2_502, 0, 0xffffff);
        line.setRGB(2_503, 0, 0xffffff);
        line.setRGB(2_504, 0, 0xffffff);
        assertThat(read(encode(line, "png")).shape()).isEqualTo(Shape.of(1, 1, 512));
        BufferedImage dot = new BufferedImage(3, 3, TYPE_3BYTE_BGR);
        dot.setRGB(1, 1, 0xffffff);
        assertThat(read(encode(dot, "png")))
                .isEqualTo(
                        Tensor.of(
                                Shape.of(1, 3, 3), //
                                0,
                                0,
                                0,
                                0,
                                1,
                                0,
                                0,
                                0,
                                0));
    }

    @Test
    void theClipboardIsReadAsAFileIs() throws Exception {
        BufferedImage image = image(digits.ink(3), 5, 9, TYPE_INT_ARGB, (v, r, c) -> grey(1 - v));
        int[] argb = image.getRGB(0, 0, 158, 158, null, 0, 158);
        assertThat(ink(158, 158, argb)).isEqualTo(read(encode(image, "png")));
    }

    /** Too large to keep every pixel, from a file as from the clipboard. */
    @Test
    void aLargeClipboardIsReadAsAFileIs() throws Exception {
        BufferedImage large = new BufferedImage(5_000, 1_999, TYPE_INT_RGB);
        for (int row = 300; row < 1_500; row++) {
            for (int column = 2_001; column < 2_600; column++) {
                large.setRGB(column, row, 0xffffff);
            }
        }
        int[] argb = large.getRGB(0, 0, 5_000, 1_999, null, 0, 5_000);
        assertThat(ink(1_999, 5_000, argb)).isEqualTo(read(encode(large, "png")));
    }

    @Test
    void aBlankPictureIsRefused() {
        for (int colour : new int[] {grey(0), grey(0.5), grey(1), 0, 0x00ffffff}) {
            int[] argb = new int[40 * 30];
            Arrays.fill(argb, colour);
            assertThatThrownBy(() -> ink(30, 40, argb))
                    .hasMessageStartingWith("The image shows nothing");
        }
        Random random = new Random(1);
        int[] noise = random.ints(40 * 30, 0, 1_000).map(i -> grey(0.7 + i * 5e-5)).toArray();
        assertThatThrownBy(() -> ink(30, 40, noise)).isInstanceOf(UserFacingException.class);
    }

    @ParameterizedTest
    @CsvSource({"30000, 30000", "2147483647, 2147483647", "100000001, 1", "1, 100000001"})
    void tooManyPixelsAreRefusedBeforeTheyAreDecoded(int columns, int rows) {
        assertThatThrownBy(() -> read(ImageBytes.pngHeader(columns, rows)))
                .hasMessage(
                        "some.png has "
                                + columns
                                + " × "
                                + rows
                                + " pixels; an image may have at most 100 million. Save it"
                                + " smaller.");
        assertThatThrownBy(() -> ImageFiles.ofArgb(rows, columns, new int[1]))
                .isInstanceOf(UserFacingException.class);
    }

    @Test
    void whatIsNoPictureIsRefused() {
        assertRefused(new byte[0], "data.picture.empty");
        assertRefused("an essay about digits".getBytes(UTF_8), "data.picture.format");
        assertRefused(IdxBytes.images(1, 28, 28).toByteArray(), "data.picture.format");
        assertRefused(ImageBytes.pngHeader(28, 28), "data.picture.damaged");
        assertRefused(ImageBytes.pngHeader(0, 28), "data.picture.damaged");
        assertRefused(ImageBytes.pngHeader(-5, 28), "data.picture.damaged");
        assertRefused(new byte[ImageFiles.MAX_BYTES + 1], "data.picture.bytes");
    }

    /** Whatever is broken in a file: a sentence, or a picture, and never anything else. */
    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
    void damagedFilesNeverDoMoreThanRefuse(String format) throws IOException {
        byte[] good =
                encode(image(digits.ink(1), 2, 3, TYPE_INT_RGB, (v, r, c) -> grey(v)), format);
        Random random = new Random(7);
        int refused = 0;
        for (int trial = 0; trial < 300; trial++) {
            byte[] bad =
                    Arrays.copyOf(good, trial % 3 == 0 ? random.nextInt(good.length) : good.length);
            for (int i = 0; i < 1 + random.nextInt(8) && bad.length > 0; i++) {
                bad[random.nextInt(Math.min(bad.length, 200))] = (byte) random.nextInt();
            }
            try {
                assertThat(read(bad).isFinite()).isTrue();
            } catch (UserFacingException problem) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(50);
    }

    /** Half a picture is no picture, whatever its format; the readers of the JDK disagree. */
    @ParameterizedTest
    @CsvSource({
        "png, data.picture.damaged",
        "jpg, data.picture.cut",
        "progressive, data.picture.cut",
        "gif, data.picture.damaged",
        "bmp, data.picture.damaged"
    })
    void aFileThatIsCutShortIsRefused(String format, String key) throws IOException {
        Random random = new Random(5);
        BufferedImage image =
                image(
                        digits.ink(1),
                        8,
                        20,
                        TYPE_INT_RGB,
                        (v, r, c) -> grey(0.9 - 0.7 * v + 0.05 * random.nextDouble()));
        byte[] good =
                format.equals("progressive")
                        ? ImageBytes.progressive(image)
                        : encode(image, format);
        assertThatCode(() -> read(good)).doesNotThrowAnyException();
        for (double share : new double[] {0.97, 0.9, 0.75, 0.6, 0.4, 0.25}) {
            byte[] cut = Arrays.copyOf(good, (int) (share * good.length));
            assertRefused(cut, key);
        }
    }

    /** Behind the end of a picture, and in its unused parts, anything may stand. */
    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
    void whatFollowsAPictureDoesNotMatter(String format) throws Exception {
        byte[] good =
                encode(image(digits.ink(1), 2, 3, TYPE_INT_RGB, (v, r, c) -> grey(v)), format);
        assertThat(read(Arrays.copyOf(good, good.length + 100))).isEqualTo(read(good));
    }

    @Test
    void aJpegWithDamagedDataIsRefused() {
        BufferedImage image = image(digits.ink(1), 8, 20, TYPE_INT_RGB, (v, r, c) -> grey(1 - v));
        byte[] bad = encode(image, "jpg");
        // A marker in the middle of the data ends them.
        bad[bad.length / 2] = (byte) 0xff;
        bad[bad.length / 2 + 1] = (byte) 0xd9;
        assertRefused(bad, "data.picture.damaged");
    }

    @Test
    void whatIsNotAFileIsNamed(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> ImageFiles.read(folder))
                .hasMessageStartingWith(folder + " is a folder");
        assertThatThrownBy(() -> ImageFiles.read(folder.resolve("no.png")))
                .hasMessage("There is no file " + folder.resolve("no.png") + ".");
        Path empty = Files.createFile(folder.resolve("empty.png"));
        assertThatThrownBy(() -> ImageFiles.read(empty)).hasMessageContaining("is empty");
        if (Files.exists(Path.of("/dev/zero"))) {
            assertThatThrownBy(() -> ImageFiles.read(Path.of("/dev/zero")))
                    .hasMessageContaining("not an ordinary file");
        }
    }

    private static Tensor read(byte[] file) throws IOException, UserFacingException {
        return ImageFiles.read("some.png", new ByteArrayInputStream(file));
    }

    private static Tensor ink(int rows, int columns, int[] argb) throws UserFacingException {
        return ImageFiles.ofArgb(rows, columns, argb).find(FindOptions.USUAL).ink();
    }

    private static void assertRefused(byte[] file, String key) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOfSatisfying(
                        UserFacingException.class,
                        problem -> assertThat(problem.key()).isEqualTo(key));
    }

    private static void assertNear(Tensor found, Tensor expected, double tolerance) {
        assertThat(found.shape()).isEqualTo(expected.shape());
        for (int i = 0; i < expected.size(); i++) {
            assertThat((double) found.get(i)).isCloseTo(expected.get(i), within(tolerance));
        }
    }

    /** How alike two digits are, one of them moved by a pixel or not. */
    private static double bestCorrelation(Tensor digit, Tensor ink) {
        double best = 0;
        for (int down = -1; down <= 1; down++) {
            for (int right = -1; right <= 1; right++) {
                best = Math.max(best, correlation(digit, moved(ink, down, right)));
            }
        }
        return best;
    }

    private static Tensor moved(Tensor ink, int down, int right) {
        float[] moved = new float[28 * 28];
        for (int row = Math.max(0, down); row < Math.min(28, 28 + down); row++) {
            for (int column = Math.max(0, right); column < Math.min(28, 28 + right); column++) {
                moved[row * 28 + column] = ink.at(0, row - down, column - right);
            }
        }
        return Tensor.takeOver(Shape.of(1, 28, 28), moved);
    }

    private static double correlation(Tensor one, Tensor two) {
        double product = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < one.size(); i++) {
            product += (double) one.get(i) * two.get(i);
            first += (double) one.get(i) * one.get(i);
            second += (double) two.get(i) * two.get(i);
        }
        return product / Math.sqrt(first * second);
    }

    private static double meanCorrelation(Tensor digit, int label) {
        double sum = 0;
        int count = 0;
        for (int index = 0; index < 1_000; index++) {
            if (digits.label(index) == label) {
                sum += correlation(digit, digits.ink(index));
                count++;
            }
        }
        return sum / count;
    }

    private static Path picture(String name) {
        return Path.of("src/test/resources/pictures", name);
    }

    private static int alpha(float ink) {
        return Math.round(255 * ink) << 24;
    }
}
