package org.kernelscope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.text.UserFacingException;

/** Pictures that take time or memory: watched, ended, or refused. */
final class LargeImagesTest {
    private static final int SIDE = 320;

    @TempDir private Path folder = Path.of("");

    @Test
    void theMemoryOfAProgressiveJpegIsKnownBeforeItIsDecoded() {
        // The writer of the JDK halves both axes of the two colour components.
        long full = 2L * SIDE * SIDE;
        byte[] colours = ImageBytes.progressive(stroke(BufferedImage.TYPE_INT_RGB));
        assertThat(BufferedJpeg.coefficientBytes(colours)).isEqualTo(full * 3 / 2);
        byte[] grey = ImageBytes.progressive(stroke(BufferedImage.TYPE_BYTE_GRAY));
        assertThat(BufferedJpeg.coefficientBytes(grey)).isEqualTo(full);
        for (String format : List.of("jpeg", "png", "gif", "bmp")) {
            byte[] other = ImageBytes.encode(stroke(BufferedImage.TYPE_INT_RGB), format);
            assertThat(BufferedJpeg.coefficientBytes(other)).as(format).isZero();
        }
    }

    @Test
    void aProgressiveJpegThatNeedsTooMuchIsRefused() throws Exception {
        byte[] bytes = ImageBytes.progressive(stroke(BufferedImage.TYPE_INT_RGB));
        int frame = frame(bytes);
        // 9,990 rows and as many columns.
        for (int place : new int[] {frame + 5, frame + 7}) {
            bytes[place] = 0x27;
            bytes[place + 1] = 0x06;
        }
        Path file = Files.write(folder.resolve("large.jpg"), bytes);
        assertThatThrownBy(() -> ImageFiles.read(file))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContainingAll("large.jpg", "285 MB", "256 MB", "baseline");
    }

    @Test
    void damagedHeadersAreNoTrouble() {
        byte[] whole = ImageBytes.progressive(stroke(BufferedImage.TYPE_INT_RGB));
        Random random = new Random(9);
        for (int trial = 0; trial < 2_000; trial++) {
            byte[] bytes = Arrays.copyOf(whole, random.nextInt(700));
            for (int i = 2; i < 6 && bytes.length > 4; i++) {
                bytes[2 + random.nextInt(bytes.length - 2)] = (byte) random.nextInt(256);
            }
            assertThat(BufferedJpeg.coefficientBytes(bytes)).isNotNegative();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif", "bmp"})
    void whoWatchesIsToldHowFarItHasComeAndCanEndIt(String format) throws Exception {
        BufferedImage image = stroke(BufferedImage.TYPE_INT_RGB);
        Path file = folder.resolve("picture." + format);
        Files.write(file, ImageBytes.encode(image, format));
        List<Double> shares = new ArrayList<>();
        assertThat(ImageFiles.open(file, shares::add).find(FindOptions.USUAL).ink())
                .isEqualTo(ImageFiles.read(file));
        assertThat(shares).isSorted().first().isEqualTo(0.0);
        assertThat(shares).hasSizeGreaterThan(2).allMatch(share -> share <= 1);
        assertThatThrownBy(() -> ImageFiles.open(file, share -> share < 0.5))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> ImageFiles.open(file, share -> false))
                .isInstanceOf(CancellationException.class);
    }

    /** Where the marker of the frame of a progressive JPEG is. */
    private static int frame(byte[] bytes) {
        for (int place = 0; place + 1 < bytes.length; place++) {
            if ((bytes[place] & 0xff) == 0xff && (bytes[place + 1] & 0xff) == 0xc2) {
                return place;
            }
        }
        throw new AssertionError("not progressive");
    }

    private static BufferedImage stroke(int type) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, type);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, SIDE, SIDE);
        pen.setColor(Color.BLACK);
        pen.fillRect(SIDE / 2, SIDE / 4, SIDE / 10, SIDE / 2);
        pen.dispose();
        return image;
    }
}
