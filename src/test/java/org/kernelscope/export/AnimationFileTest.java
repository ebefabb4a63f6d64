package org.kernelscope.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kernelscope.FaultyFiles;
import org.kernelscope.FaultyFiles.Fault;
import org.kernelscope.export.AnimationFile.Extent;
import org.kernelscope.export.AnimationFile.Format;
import org.kernelscope.export.AnimationFile.Frames;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.Theme;

final class AnimationFileTest {
    private static final int WIDTH = 64;
    private static final int HEIGHT = 40;
    private static final Caption CAPTION =
            Caption.of("How C1, map 1, is made")
                    .with(Caption.NETWORK, "LeNet-5")
                    .with(Caption.INPUT, "그린 숫자".repeat(60));

    @TempDir Path folder;

    /** A bar that grows; in between, frames without a change. */
    private static int[] bar(int frame) {
        int[] argb = new int[WIDTH * HEIGHT];
        Arrays.fill(argb, 0xfff6f8fa);
        for (int y = 10; y < 20; y++) {
            for (int x = 0; x < 3 * (frame / 2); x++) {
                argb[y * WIDTH + x] = 0xff000000 | x * 0x040102 + frame / 2;
            }
        }
        return argb;
    }

    private Path written(Format format, Extent extent, Frames frames) throws Exception {
        Path file = folder.resolve("film" + format.suffix());
        AnimationFile.write(file, format, extent, frames, CAPTION, share -> true);
        assertThat(inFolder()).containsExactly(file);
        return file;
    }

    private List<Path> inFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyFrameIsReadBackAtItsTime(Format format) throws Exception {
        Extent extent = new Extent(WIDTH, HEIGHT, 13, 30);
        Path file = written(format, extent, AnimationFileTest::bar);
        AnimationReader read = AnimationReader.read(file);
        int millis = 0;
        for (int i = 0; i < extent.frames(); i++) {
            assertThat(read.at(millis).argb()).as("frame %d", i).isEqualTo(bar(i));
            millis += extent.millis(i);
        }
        assertThat(read.totalMillis()).isEqualTo(millis).isEqualTo(430);
        assertThat(read.frames()).hasSize(7);
        assertThat(read.loops()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aSinglePixelInTheCornerIsAChange(Format format) throws Exception {
        int[] before = bar(0);
        int[] after = before.clone();
        after[0] = 0xff123456;
        int[] last = before.clone();
        last[last.length - 1] = 0xff654321;
        List<int[]> all = List.of(before, after, after, last);
        Path file = written(format, new Extent(WIDTH, HEIGHT, 4, 10), all::get);
        AnimationReader read = AnimationReader.read(file);
        for (int i = 0; i < all.size(); i++) {
            assertThat(read.at(100 * i).argb()).isEqualTo(all.get(i));
        }
    }

    @Test
    void onlyWhatChangesIsWritten() throws Exception {
        Path file = written(Format.GIF, new Extent(WIDTH, HEIGHT, 9, 10), AnimationFileTest::bar);
        List<AnimationReader.Frame> frames = AnimationReader.read(file).frames();
        assertThat(frames.get(0).area()).isEqualTo(WIDTH * HEIGHT);
        assertThat(frames.subList(1, frames.size()))
                .allSatisfy(frame -> assertThat(frame.area()).isLessThanOrEqualTo(12 * 10));
    }

    @ParameterizedTest
    @EnumSource
    void noDelayIsShorterThanBrowsersHonour(Format format) throws Exception {
        Path file =
                written(
                        format,
                        new Extent(WIDTH, HEIGHT, 20, AnimationFile.FASTEST),
                        AnimationFileTest::bar);
        assertThat(AnimationReader.read(file).frames())
                .allSatisfy(frame -> assertThat(frame.millis()).isGreaterThanOrEqualTo(20));
    }

    @ParameterizedTest
    @EnumSource
    void theCaptionIsInTheFile(Format format) throws Exception {
        Path file = written(format, new Extent(WIDTH, HEIGHT, 1, 10), AnimationFileTest::bar);
        assertThat(AnimationReader.read(file).text())
                .contains("How C1, map 1, is made", "LeNet-5", "그린 숫자");
    }

    /** Long runs, noise that fills the code table several times, and a ground of one colour. */
    @Test
    void theCompressionOfGifIsRightWhateverThePixels() throws Exception {
        Random random = new Random(7);
        List<int[]> all = new ArrayList<>();
        for (int colours : new int[] {1, 2, 3, 4, 5, 17, 200, 255}) {
            all.add(
                    IntStream.range(0, 300 * 200)
                            .map(i -> i < 20_000 ? 0 : random.nextInt(colours))
                            .map(each -> 0xff000000 | each * 0x010203)
                            .toArray());
        }
        Path file = written(Format.GIF, new Extent(300, 200, all.size(), 10), all::get);
        AnimationReader read = AnimationReader.read(file);
        for (int i = 0; i < all.size(); i++) {
            assertThat(read.at(100 * i).argb()).isEqualTo(all.get(i));
        }
    }

    /**
     * The colours of signed values on a ground, with two thousand greys and tints as antialiased
     * text has them.
     */
    @Test
    void theColoursOfSignedValuesStayClose() throws Exception {
        for (Theme theme : Theme.values()) {
            for (Palette palette : Palette.values()) {
                int[] argb = crowded(theme, palette);
                Path file = written(Format.GIF, new Extent(512, 300, 1, 10), frame -> argb);
                int[] shown = AnimationReader.read(file).at(0).argb();
                double worst = 0;
                double sum = 0;
                for (int x = 0; x < 512; x++) {
                    double error = difference(argb[x], shown[x]);
                    worst = Math.max(worst, error);
                    sum += error;
                }
                assertThat(worst).as("%s %s", theme, palette).isLessThan(9);
                assertThat(sum / 512).as("%s %s", theme, palette).isLessThan(3);
                assertThat(shown[shown.length - 1]).as("the ground").isEqualTo(argb[512 * 300 - 1]);
            }
        }
    }

    private static int[] crowded(Theme theme, Palette palette) {
        Random random = new Random(3);
        int[] argb = new int[512 * 300];
        Arrays.fill(argb, 0xfff6f8fa);
        for (int x = 0; x < 512; x++) {
            for (int y = 0; y < 20; y++) {
                argb[y * 512 + x] = palette.signed(theme, (x - 256) / 256f);
            }
            for (int y = 20; y < 60; y++) {
                int grey = random.nextInt(256);
                int tinted = Math.min(255, grey + random.nextInt(8));
                argb[y * 512 + x] = 0xff000000 | grey << 16 | tinted << 8 | tinted;
            }
        }
        return argb;
    }

    /** The distance of two sRGB colours; 442 from black to white. */
    private static double difference(int a, int b) {
        double sum = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            sum += Math.pow((a >> shift & 0xff) - (b >> shift & 0xff), 2);
        }
        return Math.sqrt(sum);
    }

    /** More colours than are counted one by one. */
    @Test
    void anyNumberOfColoursIsReduced() throws Exception {
        Random random = new Random(5);
        int[] argb = random.ints(300 * 260, 0xff000000, 0xffffffff).toArray();
        Path file = written(Format.GIF, new Extent(300, 260, 1, 10), frame -> argb);
        int[] shown = AnimationReader.read(file).at(0).argb();
        double mean =
                IntStream.range(0, argb.length)
                        .mapToDouble(i -> difference(argb[i], shown[i]))
                        .average()
                        .orElseThrow();
        // A 6×6×6 cube has 25.
        assertThat(mean).isLessThan(25);
    }

    @ParameterizedTest
    @EnumSource
    void aCancelledAnimationLeavesNothing(Format format) throws Exception {
        Path file = Files.writeString(folder.resolve("film"), "old");
        Extent extent = new Extent(WIDTH, HEIGHT, 10, 10);
        for (double until : new double[] {0, 0.5, 0.95}) {
            assertThatThrownBy(
                            () ->
                                    AnimationFile.write(
                                            file,
                                            format,
                                            extent,
                                            AnimationFileTest::bar,
                                            CAPTION,
                                            share -> share < until))
                    .isInstanceOf(CancellationException.class);
            assertThat(inFolder()).containsExactly(file);
            assertThat(file).hasContent("old");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDiskThatFailsAnywhereLeavesTheOldFile(Format format) throws Exception {
        Path file = Files.writeString(folder.resolve("film"), "old");
        FaultyFiles disk = new FaultyFiles();
        Random random = new Random(2);
        int[][] noise = new int[6][];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.ints(100 * 80, 0, 200).map(each -> 0xff000000 | each).toArray();
        }
        int failures = 0;
        for (int call = 1; ; call += 1 + call / 8) {
            disk.arm(Fault.ERROR, call);
            try {
                AnimationFile.write(
                        disk.path(file),
                        format,
                        new Extent(100, 80, noise.length, 10),
                        frame -> noise[frame],
                        CAPTION,
                        share -> true);
            } catch (UserFacingException told) {
                assertThat(told).hasMessageContaining(file.toString());
                assertThat(file).hasContent("old");
                failures++;
            }
            if (!disk.disarm()) {
                break;
            }
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(each -> !each.equals(file)).forEach(FileList::delete);
            }
            Files.writeString(file, "old");
        }
        assertThat(failures).isGreaterThan(5);
        assertThat(AnimationReader.read(file).at(500).argb()).hasSize(100 * 80);
    }

    @Test
    void aFolderThatIsNotThereIsNamedBeforeTheFirstFrame() {
        Path missing = folder.resolve("no").resolve("film.gif");
        assertThatThrownBy(
                        () ->
                                AnimationFile.write(
                                        missing,
                                        Format.GIF,
                                        new Extent(WIDTH, HEIGHT, 1, 10),
                                        frame -> {
                                            throw new AssertionError("a frame was asked for");
                                        },
                                        CAPTION,
                                        share -> true))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining(String.valueOf(missing.getParent()));
    }

    private static final class FileList {
        static void delete(Path file) {
            try {
                Files.delete(file);
            } catch (IOException stays) {
                throw new java.io.UncheckedIOException(stays);
            }
        }
    }
}
