package org.kernelscope.dataset.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Mnist;
import org.kernelscope.data.Preparation;
import org.kernelscope.data.ReadProgress;
import org.kernelscope.dataset.sheet.FilledSheets.Camera;
import org.kernelscope.dataset.sheet.SheetLayout.Cell;
import org.kernelscope.dataset.sheet.SheetReading.CellImage;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/** Filled sheets are read however they were photographed, and what is none is refused. */
@Tag("slow")
final class SheetReadingTest {
    private static final List<String> DIGITS =
            IntStream.range(0, 10).mapToObj(Integer::toString).toList();

    /** A digit that was cut right looks like the one that was written; another one does not. */
    private static final double ALIKE = 0.8;

    private static Dataset mnist;

    @TempDir Path folder;

    @BeforeAll
    static void load() throws UserFacingException {
        mnist = Mnist.inside().test().range(0, 1000);
    }

    /** A sheet with a digit in most cells, and what was written where; −1 for nothing. */
    private record Written(FilledSheets sheet, int[] digits) {
        static Written by(long seed) {
            Random random = new Random(seed * 7_919);
            FilledSheets sheet = new FilledSheets(DIGITS);
            int[] written = new int[sheet.cells().size()];
            for (int i = 0; i < written.length; i++) {
                int digit = random.nextInt(mnist.count());
                written[i] = random.nextInt(12) == 0 ? -1 : digit;
                double side = 13 + 4 * random.nextDouble();
                double right = 1.2 * random.nextGaussian();
                double below = 1.2 * random.nextGaussian();
                double darkness = 0.45 + 0.4 * random.nextDouble();
                if (written[i] >= 0) {
                    Tensor ink = mnist.ink(written[i]);
                    sheet.write(sheet.cells().get(i), ink, side, right, below, darkness);
                }
            }
            return new Written(sheet, written);
        }

        int count() {
            return (int) Arrays.stream(digits).filter(digit -> digit >= 0).count();
        }
    }

    private Path file(BufferedImage image, float quality) throws Exception {
        Path file = folder.resolve("sheet.jpg");
        Files.write(file, FilledSheets.jpeg(image, quality));
        return file;
    }

    private static SheetReading read(Path file) throws UserFacingException {
        return SheetReading.read(file, List.of(DIGITS), ReadProgress.UNWATCHED).reading();
    }

    /** The number of cells in which what was written was found, and nothing where nothing was. */
    private static int right(Written written, SheetReading reading) {
        int[] found = new int[written.digits().length];
        int right = 0;
        for (CellImage image : reading.inked()) {
            Cell cell = image.cell();
            int place = cell.row() * 10 + cell.column();
            found[place]++;
            int digit = written.digits()[place];
            Shape shape = Shape.of(1, image.side(), image.side());
            Tensor ink = Preparation.prepare(Tensor.of(shape, image.ink())).digit();
            boolean alike = digit >= 0 && likeness(ink, mnist.ink(digit)) > ALIKE;
            right += alike && cell.label() == cell.row() ? 1 : 0;
        }
        for (int i = 0; i < found.length; i++) {
            right += written.digits()[i] < 0 && found[i] == 0 ? 1 : 0;
        }
        return right;
    }

    /** The cosine of two images, one moved by up to a pixel. */
    private static double likeness(Tensor one, Tensor other) {
        double best = 0;
        for (int move = 0; move < 9; move++) {
            double product = 0;
            double square = 0;
            double otherSquare = 0;
            for (int row = 1; row < 27; row++) {
                for (int column = 1; column < 27; column++) {
                    float a = one.at(0, row + move / 3 - 1, column + move % 3 - 1);
                    float b = other.at(0, row, column);
                    product += a * b;
                    square += a * a;
                    otherSquare += b * b;
                }
            }
            best = Math.max(best, product / Math.sqrt(square * otherSquare));
        }
        return best;
    }

    static Stream<Arguments> cameras() {
        Camera small = Camera.GOOD.sized(900, 1200);
        return Stream.of(
                Arguments.of("straight", small),
                Arguments.of("upside down, bad light", small.turned(180).shaded(0.4)),
                Arguments.of("at an angle", small.sized(1200, 1200).turned(37)),
                Arguments.of("on its side, far away", Camera.GOOD.turned(90).tilted(0, 0.7)),
                Arguments.of("at a slant", small.turned(-12).tilted(35, 0.95)),
                Arguments.of("noisy", small.turned(5).blurred(0.8, 0.06, 0.6f)),
                Arguments.of("out of focus", Camera.GOOD.tilted(15, 0.9).blurred(1.6, 0.02, 0.6f)),
                Arguments.of("bent paper", small.turned(100).curled(1.5)),
                Arguments.of(
                        "everything",
                        Camera.GOOD
                                .turned(200)
                                .tilted(25, 0.9)
                                .shaded(0.5)
                                .curled(1)
                                .blurred(1.4, 0.03, 0.6f)));
    }

    /** Of a hundred cells, 98 or more are right. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("cameras")
    void whatWasWrittenIsFound(String name, Camera camera) throws Exception {
        Written written = Written.by(name.length());
        BufferedImage image = written.sheet().photograph(camera, name.length());
        SheetReading reading = read(file(image, camera.quality()));
        assertThat(reading.covered()).isZero();
        assertThat(right(written, reading)).isGreaterThanOrEqualTo(98);
        assertThat(reading.inked()).hasSize(written.count());
    }

    @Test
    void aScanAndItsMirrorImageAreRead() throws Exception {
        Written written = Written.by(1);
        BufferedImage scan = written.sheet().scan();
        assertThat(right(written, read(file(scan, 0.9f)))).isGreaterThanOrEqualTo(99);
        BufferedImage mirrored =
                new BufferedImage(scan.getWidth(), scan.getHeight(), scan.getType());
        Graphics2D g = mirrored.createGraphics();
        g.drawImage(scan, scan.getWidth(), 0, -scan.getWidth(), scan.getHeight(), null);
        g.dispose();
        assertThat(right(written, read(file(mirrored, 0.9f)))).isGreaterThanOrEqualTo(99);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 26, 62})
    void classesOfAnyNumberHaveTheirCells(int classes) throws Exception {
        List<String> names = IntStream.range(0, classes).mapToObj(i -> "글자 " + i).toList();
        FilledSheets sheet = new FilledSheets(names);
        for (Cell cell : sheet.cells()) {
            if ((cell.row() + cell.column()) % 2 == 0) {
                sheet.write(cell, mnist.ink(cell.label()), 11, 0, 0, 0.8);
            }
        }
        Path file = file(sheet.photograph(Camera.GOOD.sized(900, 1200).turned(3), classes), 0.9f);
        SheetReading.Read read =
                SheetReading.read(file, List.of(DIGITS, names), ReadProgress.UNWATCHED);
        assertThat(read.names()).isEqualTo(names);
        assertThat(read.reading().inked())
                .extracting(CellImage::cell)
                .containsExactlyElementsOf(
                        sheet.cells().stream()
                                .filter(cell -> (cell.row() + cell.column()) % 2 == 0)
                                .toList());
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("printed for " + classes + " classes");
    }

    /** A square that fills its cell, a felt pen and a pencil are ink, and a dot is none. */
    @Test
    void inkOfAnyStrengthIsFound() throws Exception {
        FilledSheets sheet = new FilledSheets(DIGITS);
        Tensor full = Tensor.of(Shape.of(1, 2, 2), 1, 1, 1, 1);
        for (Cell cell : sheet.cells()) {
            switch (cell.column()) {
                case 0 -> sheet.write(cell, full, 14, 0, 0, 0.8);
                case 1 -> sheet.write(cell, full, 8, 1, 1, 0.8);
                case 2 -> sheet.write(cell, mnist.ink(cell.row()), 19, 0, 0, 0.8);
                case 3 -> sheet.write(cell, mnist.ink(cell.row()), 14, 0, 0, 0.3);
                case 4 -> sheet.write(cell, full, 0.5, 0, 0, 0.8);
                default -> {}
            }
        }
        SheetReading reading =
                read(file(sheet.photograph(Camera.GOOD.sized(900, 1200).shaded(0.5), 2), 0.9f));
        assertThat(reading.inked())
                .extracting(image -> image.cell())
                .containsExactlyElementsOf(
                        sheet.cells().stream().filter(cell -> cell.column() < 4).toList());
    }

    /** A scanner may leave the pale lines out. */
    @Test
    void aScanWithoutLinesIsRead() throws Exception {
        Written written = Written.by(5);
        BufferedImage scan = written.sheet().scan();
        for (int i = 0; i < scan.getWidth() * scan.getHeight(); i++) {
            int column = i % scan.getWidth();
            int row = i / scan.getWidth();
            if ((scan.getRGB(column, row) & 0xff) > 160) {
                scan.setRGB(column, row, 0xffffffff);
            }
        }
        SheetReading reading = read(file(scan, 0.9f));
        assertThat(reading.covered()).isZero();
        assertThat(right(written, reading)).isGreaterThanOrEqualTo(98);
    }

    /** A thumb on the right edge lies over cells of a few rows; the others are read. */
    @Test
    void cellsUnderAThumbAreCountedAndTheRestIsRead() throws Exception {
        Written written = Written.by(3);
        written.sheet().cover(200, 150, 70, 22);
        SheetReading reading = read(file(written.sheet().photograph(Camera.GOOD, 3), 0.9f));
        assertThat(reading.covered()).isBetween(2, 6);
        int right = right(written, reading);
        assertThat(right).isGreaterThanOrEqualTo(98 - 6);
    }

    @Test
    void aThumbOverACornerOrTheCodeIsOneSentence() throws Exception {
        Path corner =
                file(
                        Written.by(4)
                                .sheet()
                                .cover(200, 290, 50, 60)
                                .photograph(Camera.GOOD.sized(900, 1200), 4),
                        0.9f);
        assertThatThrownBy(() -> read(corner))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("only 3 of the four corner marks");
        Path code =
                file(
                        Written.by(4)
                                .sheet()
                                .cover(100, 15, 40, 30)
                                .photograph(Camera.GOOD.sized(900, 1200), 4),
                        0.9f);
        assertThatThrownBy(() -> read(code))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("fields at its top cannot be read");
    }

    /** The code of a later kind of sheet, with the check sum that belongs to it. */
    @Test
    void aSheetOfAnotherKindIsOneSentence() throws Exception {
        int bits = new SheetCode(2, 10, 5).bits();
        FilledSheets sheet = new FilledSheets(DIGITS);
        for (int bit = 0; bit < SheetCode.BITS; bit++) {
            for (boolean right : new boolean[] {false, true}) {
                SheetLayout.Box half = SheetLayout.codeHalf(bit, right);
                boolean black = (bits >>> 31 - bit & 1) == 1 != right;
                sheet.fill(half.x(), half.y(), half.width(), half.height(), black ? 0 : 1);
            }
        }
        Path file = file(sheet.photograph(Camera.GOOD.sized(900, 1200), 4), 0.9f);
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("another version");
    }

    @Test
    void whatIsNoSheetIsRefused() throws Exception {
        BufferedImage blank = new BufferedImage(300, 400, BufferedImage.TYPE_3BYTE_BGR);
        assertThatThrownBy(() -> read(file(blank, 0.9f)))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("no sheet was found");
        Graphics2D g = blank.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, 300, 400);
        g.dispose();
        assertThatThrownBy(() -> read(file(blank, 0.9f))).isInstanceOf(UserFacingException.class);
        for (String photograph : List.of("cat", "coffee", "rocket")) {
            Path file = folder.resolve(photograph + ".jpg");
            try (InputStream in =
                    getClass().getResourceAsStream("/assets/photographs/" + photograph + ".jpg")) {
                Files.write(file, Objects.requireNonNull(in).readAllBytes());
            }
            assertThat(SheetReading.isSheet(file, ReadProgress.UNWATCHED)).isFalse();
        }
        BufferedImage one = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
        assertThatThrownBy(() -> read(file(one, 0.9f))).isInstanceOf(UserFacingException.class);
    }

    @Test
    void aFileThatIsCutShortIsRefused() throws Exception {
        byte[] whole =
                FilledSheets.jpeg(
                        new FilledSheets(DIGITS).photograph(Camera.GOOD.sized(450, 600), 1), 0.8f);
        Path file = folder.resolve("cut.jpg");
        for (int length : new int[] {0, 1, 2, 100, whole.length / 2, whole.length - 40}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> read(file)).isInstanceOf(UserFacingException.class);
        }
    }

    /** Boxes of any brightness anywhere: a sentence or a reading, never another failure. */
    @Test
    void damagedSheetsNeverFailOtherwise() throws Exception {
        for (int seed = 0; seed < 8; seed++) {
            Random random = new Random(seed * 104_729L + 1);
            FilledSheets sheet = new FilledSheets(DIGITS);
            for (int i = 0; i < 6; i++) {
                double width = 5 + 80 * random.nextDouble();
                double height = 5 + 80 * random.nextDouble();
                double x = (SheetLayout.WIDTH - width) * random.nextDouble();
                double y = (SheetLayout.HEIGHT - height) * random.nextDouble();
                sheet.fill(x, y, width, height, random.nextFloat());
            }
            Camera camera = Camera.GOOD.sized(450, 600).turned(360 * random.nextDouble());
            Path file = file(sheet.photograph(camera, seed), 0.7f);
            try {
                SheetReading reading = read(file);
                int seen = reading.inked().size() + reading.empty() + reading.covered();
                assertThat(seen).isEqualTo(100);
            } catch (UserFacingException refused) {
                assertThat(refused.key()).startsWith("dataset.sheet.");
            }
        }
    }

    @Test
    void readingCanBeGivenUp() throws Exception {
        Path file = file(new FilledSheets(DIGITS).photograph(Camera.GOOD.sized(450, 600), 1), 0.8f);
        assertThatThrownBy(() -> SheetReading.read(file, List.of(DIGITS), share -> false))
                .isInstanceOf(CancellationException.class);
    }
}
