package org.kernelscope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.data.FoundDigit.Box;
import org.kernelscope.data.FoundDigit.Step;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/** Decoding photographs, and finding the digit in them step by step. */
final class DigitPhotographTest {
    /** Each sample is nothing but ink on its ground: no step may touch it. */
    @Test
    void noStepTouchesASample() throws Exception {
        for (Sample sample : Samples.all()) {
            byte[] file;
            try (InputStream in = getClass().getResourceAsStream("/samples/" + sample.file())) {
                file = java.util.Objects.requireNonNull(in).readAllBytes();
            }
            DigitPhotograph photograph = decode(file);
            FindOptions none = new FindOptions(Set.of(Step.values()), 0, null);
            assertThat(photograph.find(FindOptions.USUAL).ink())
                    .as(sample.file())
                    .isEqualTo(photograph.find(none).ink());
        }
    }

    /** An import shows neither stages nor candidates: it gets the same digit without them. */
    @ParameterizedTest
    @ValueSource(strings = {"boxed-2.png", "ruled-strong-7.jpg", "desk-3.jpg", "phone-exif6-4.jpg"})
    void theDigitAloneIsTheSame(String file) throws Exception {
        byte[] bytes;
        try (InputStream in = getClass().getResourceAsStream("/photos/" + file)) {
            bytes = java.util.Objects.requireNonNull(in).readAllBytes();
        }
        for (FindOptions options : List.of(FindOptions.USUAL, FindOptions.SIGNS)) {
            DigitPhotograph photograph = decode(bytes);
            FoundDigit all = photograph.find(options);
            FoundDigit alone = photograph.findAlone(options);
            assertThat(alone.ink()).isEqualTo(all.ink());
            assertThat(InkPlace.of(alone)).isEqualTo(InkPlace.of(all));
            assertThat(alone.stages()).isEmpty();
            assertThat(alone.candidates()).containsExactly(all.candidates().get(0));
        }
    }

    /** However the camera was held, the wedge points to the upper left when it is upright. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void theTurnThatExifRecordsIsUndone(int orientation) throws Exception {
        BufferedImage upright = wedge();
        BufferedImage held = held(upright, orientation);
        byte[] plain = ImageBytes.encode(held, "jpg");
        DigitPhotograph photograph = decode(withExif(plain, orientation));
        Tensor ink = Preparation.prepare(photograph.find(FindOptions.USUAL).ink()).digit();
        Tensor expected =
                Preparation.prepare(
                                decode(ImageBytes.encode(upright, "png"))
                                        .find(FindOptions.USUAL)
                                        .ink())
                        .digit();
        double difference = 0;
        double sum = 0;
        for (int i = 0; i < ink.size(); i++) {
            sum += expected.get(i);
            difference += Math.abs(ink.get(i) - expected.get(i));
        }
        // A JPEG blurs an edge a little; a turn would move most of the ink.
        assertThat(difference / sum).isLessThan(0.2);
        FoundDigit asItIs = photograph.find(FindOptions.USUAL.with(Step.TURN, false));
        assertThat(asItIs.stages()).noneMatch(stage -> stage.step() == Step.TURN);
    }

    /** 60×30, reduced to 28×14 and in the middle of 28×28: a red half and a blue one. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aColourImageIsReducedAsAWholeAndTurned(int orientation) throws Exception {
        BufferedImage flag = new BufferedImage(60, 30, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 60 * 30; i++) {
            flag.setRGB(i % 60, i / 60, i % 60 < 30 ? 0xff0000 : 0x0000ff);
        }
        byte[] turned = withExif(ImageBytes.encode(held(flag, orientation), "jpg"), orientation);
        Tensor whole = java.util.Objects.requireNonNull(decode(turned).whole(28, 28));
        assertThat(whole.shape()).isEqualTo(Shape.of(3, 28, 28));
        // The rows above 7 and below 20 go on with the edge.
        for (int row : new int[] {0, 6, 7, 14, 20, 21, 27}) {
            assertThat(whole.at(0, row, 5)).as("row %s", row).isGreaterThan(0.9f);
            assertThat(whole.at(2, row, 5)).isLessThan(0.1f);
            assertThat(whole.at(0, row, 22)).isLessThan(0.1f);
            assertThat(whole.at(2, row, 22)).isGreaterThan(0.9f);
        }
    }

    @Test
    void aColourImageOnNothingIsOnWhiteAndASmallOneIsNotEnlarged() throws Exception {
        BufferedImage dot = new BufferedImage(10, 10, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < 16; i++) {
            dot.setRGB(3 + i % 4, 3 + i / 4, 0xff00ff00);
        }
        DigitPhotograph photograph = decode(ImageBytes.encode(dot, "png"));
        Tensor whole = java.util.Objects.requireNonNull(photograph.whole(28, 12));
        assertThat(whole.shape()).isEqualTo(Shape.of(3, 28, 12));
        assertThat(whole.at(0, 0, 0)).isEqualTo(1);
        assertThat(whole.at(0, 12, 4)).isZero();
        assertThat(whole.at(1, 12, 4)).isEqualTo(1);
        assertThat(whole.at(0, 11, 4)).isEqualTo(1);
        Tensor grey = decode(ImageBytes.encode(wedge(), "png")).whole(28, 28);
        assertThat(grey).as("a grey image").isNull();
        BufferedImage ink = new BufferedImage(10, 10, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < 100; i++) {
            ink.setRGB(i % 10, i / 10, i % 10 == 4 ? 0xff000000 : 0x00ff00ff);
        }
        assertThat(decode(ImageBytes.encode(ink, "png")).whole(28, 28))
                .as("nothing has no colour")
                .isNull();
        BufferedImage red = new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 81; i++) {
            red.setRGB(i % 9, i / 9, 0xff0000);
        }
        DigitPhotograph blank = decode(ImageBytes.encode(red, "png"));
        assertThatThrownBy(() -> blank.whole(28, 28)).isInstanceOf(UserFacingException.class);
    }

    @Test
    void damagedExifIsNoTurn() throws Exception {
        byte[] whole = withExif(ImageBytes.encode(wedge(), "jpg"), 6);
        Random random = new Random(1);
        for (int round = 0; round < 300; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 3; i++) {
                damaged[12 + random.nextInt(26)] = (byte) random.nextInt(256);
            }
            assertThat(Orientation.of(ImageFormat.JPEG, damaged)).isBetween(1, 8);
        }
        for (int length = 0; length < 60; length++) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            assertThat(Orientation.of(ImageFormat.JPEG, cut)).isBetween(1, 8);
        }
    }

    /** A directory of 100 tags that all point to the same large value. */
    @Test
    void aTiffWhoseTagsTakeTooMuchMemoryIsRefused() {
        int size = 100_000;
        int tags = 5_000;
        ByteBuffer file = ByteBuffer.allocate(size);
        file.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        file.putShort((short) tags);
        for (int i = 0; i < tags; i++) {
            file.putShort((short) (0x9000 + i)).putShort((short) 1).putInt(90_000).putInt(8);
        }
        assertRefused(file.array(), "data.picture.damaged");
    }

    @Test
    void aTiffThatPromisesTooManyPixelsIsRefused() {
        ByteBuffer file = ByteBuffer.allocate(200);
        file.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        int[][] tags = {
            {256, 60_000},
            {257, 60_000},
            {258, 8},
            {259, 1},
            {262, 1},
            {273, 150},
            {277, 1},
            {278, 60_000},
            {279, 40}
        };
        file.putShort((short) tags.length);
        for (int[] tag : tags) {
            file.putShort((short) tag[0]).putShort((short) 4).putInt(1).putInt(tag[1]);
        }
        assertRefused(file.array(), "data.picture.pixels");
    }

    @ParameterizedTest
    @CsvSource({"heic", "mif1", "avif"})
    void aPhoneFormatThatNobodyReadsIsToldHowToBecomeAJpeg(String brand) {
        byte[] file = ("\0\0\0\u0018ftyp" + brand + "\0\0\0\0").getBytes(StandardCharsets.US_ASCII);
        assertRefused(file, "data.picture.heic");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fmt-3.webp", "fmt-3.tif", "animated-blankfirst-3.gif", "cmyk-3.jpg"})
    void aFileThatWasCutOrDamagedIsRefusedOrRead(String name) throws IOException {
        byte[] whole =
                java.nio.file.Files.readAllBytes(
                        java.nio.file.Path.of("src/test/resources/photos", name));
        Random random = new Random(2);
        for (int round = 0; round < 40; round++) {
            byte[] damaged = java.util.Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            try {
                assertThat(decode(damaged).find(FindOptions.USUAL).ink().max()).isPositive();
            } catch (UserFacingException told) {
                assertThat(told).hasMessageNotContaining("{");
            }
        }
    }

    @Test
    void ofTwoShapesEachCanBeTaken() throws Exception {
        BufferedImage image = paper(300, 200);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.BLACK);
        pen.fillRect(60, 60, 12, 80);
        pen.fillRect(200, 50, 40, 12);
        pen.fillRect(220, 62, 12, 90);
        pen.dispose();
        DigitPhotograph photograph = decode(ImageBytes.encode(image, "png"));
        FoundDigit found = photograph.find(FindOptions.USUAL);
        assertThat(found.candidates()).hasSize(2);
        assertThat(found.place().x()).isGreaterThan(0.6);
        FoundDigit other = photograph.find(FindOptions.USUAL.withCandidate(1));
        assertThat(other.place().x()).isLessThan(0.3);
        assertThat(photograph.find(FindOptions.USUAL.withBox(new Box(0, 0, 0.5, 1))).place().x())
                .isLessThan(0.3);
        assertThatThrownBy(() -> photograph.find(FindOptions.USUAL.withCandidate(2)))
                .hasMessage(
                        "There is no candidate 3: the image shows 2 shapes that could be digits.");
        assertThatThrownBy(
                        () -> photograph.find(FindOptions.USUAL.withBox(new Box(0, 0, 0.1, 0.1))))
                .hasMessageStartingWith("Nothing in this part");
    }

    /** A stroke that crosses the frame stays whole where the frame is taken out. */
    @Test
    void aFrameIsTakenOutAndTheStrokeAcrossItStays() throws Exception {
        BufferedImage image = paper(300, 300);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.BLACK);
        pen.drawRect(40, 40, 220, 220);
        pen.drawRect(41, 41, 218, 218);
        pen.fillRect(140, 100, 20, 185);
        pen.dispose();
        FoundDigit found = decode(ImageBytes.encode(image, "png")).find(FindOptions.USUAL);
        List<Step> steps = found.stages().stream().map(FoundDigit.Stage::step).toList();
        assertThat(steps).contains(Step.LINES);
        assertThat(found.place().x()).isBetween(0.44, 0.48);
        assertThat(found.place().height()).isBetween(0.6, 0.64);
        FoundDigit whole =
                decode(ImageBytes.encode(image, "png"))
                        .find(new FindOptions(Set.of(Step.LINES, Step.SHEET), 0, null));
        assertThat(whole.place().width()).isGreaterThan(0.7);
    }

    private static BufferedImage paper(int columns, int rows) {
        BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, columns, rows);
        pen.dispose();
        return image;
    }

    /** Heavy on its upper left. */
    private static BufferedImage wedge() {
        BufferedImage image = paper(160, 120);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.BLACK);
        pen.fillRect(50, 30, 60, 14);
        pen.fillRect(50, 30, 20, 60);
        pen.dispose();
        return image;
    }

    /** The pixels that a camera writes which is held so, by the definition of EXIF 2.3. */
    private static BufferedImage held(BufferedImage upright, int orientation) {
        int columns = upright.getWidth();
        int rows = upright.getHeight();
        boolean swapped = orientation >= 5;
        BufferedImage held =
                new BufferedImage(
                        swapped ? rows : columns,
                        swapped ? columns : rows,
                        BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                int right = columns - 1 - x;
                int down = rows - 1 - y;
                int[] to =
                        switch (orientation) {
                            case 1 -> new int[] {x, y};
                            case 2 -> new int[] {right, y};
                            case 3 -> new int[] {right, down};
                            case 4 -> new int[] {x, down};
                            // The 0th row is the left side, the 0th column the top, and so on.
                            case 5 -> new int[] {y, x};
                            case 6 -> new int[] {y, right};
                            case 7 -> new int[] {down, right};
                            case 8 -> new int[] {down, x};
                            default -> throw new IllegalArgumentException();
                        };
                held.setRGB(to[0], to[1], upright.getRGB(x, y));
            }
        }
        return held;
    }

    private static byte[] withExif(byte[] jpeg, int orientation) throws IOException {
        ByteBuffer exif = ByteBuffer.allocate(36);
        exif.putShort((short) 0xffe1).putShort((short) 34);
        exif.put("Exif\0\0MM".getBytes(StandardCharsets.US_ASCII));
        exif.putShort((short) 42).putInt(8).putShort((short) 1);
        exif.putShort((short) 0x0112).putShort((short) 3).putInt(1);
        exif.putShort((short) orientation).putShort((short) 0).putInt(0);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.write(exif.array(), 0, exif.position());
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    private static DigitPhotograph decode(byte[] file) throws UserFacingException {
        return ImageDecoder.decode("some.jpg", file, ReadProgress.UNWATCHED);
    }

    private static void assertRefused(byte[] file, String key) {
        assertThatThrownBy(() -> ImageFiles.read("some.jpg", new ByteArrayInputStream(file)))
                .isInstanceOfSatisfying(
                        UserFacingException.class,
                        problem -> assertThat(problem.key()).isEqualTo(key));
    }
}
