package org.kernelscope.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.tensor.Tensor;

/** Signs of several parts, such as faces and 한글 자모, are found with all of them. */
final class SignsTest {
    private static final int COLUMNS = 450;
    private static final int ROWS = 350;
    private static final int SIZE = 210;

    /** Strokes in a square of 100. */
    private static final Map<String, List<Shape>> SIGNS =
            Map.ofEntries(
                    Map.entry("smile", face(2, arc(50, 52, 20, 200, 140))),
                    Map.entry("small smile", face(1, arc(50, 58, 9, 210, 120))),
                    Map.entry("frown", face(1, arc(50, 80, 18, 40, 100))),
                    Map.entry(
                            "face without outline",
                            List.of(
                                    circle(30, 30, 4),
                                    circle(70, 30, 4),
                                    arc(50, 45, 30, 200, 140))),
                    Map.entry(
                            "ㅎ",
                            List.of(line(50, 6, 50, 16), line(20, 26, 80, 26), circle(50, 64, 24))),
                    Map.entry(
                            "ㅊ",
                            List.of(
                                    line(44, 6, 56, 6),
                                    line(20, 24, 80, 24),
                                    line(50, 24, 18, 88),
                                    line(44, 50, 84, 88))),
                    Map.entry("ㅇ", List.of(circle(50, 50, 36))),
                    Map.entry("ㅁ", List.of(line(20, 20, 80, 20, 80, 80, 20, 80, 20, 20))),
                    Map.entry("ㅡ", List.of(line(10, 50, 90, 50))),
                    Map.entry(
                            "회",
                            List.of(
                                    line(40, 6, 40, 12),
                                    line(16, 20, 64, 20),
                                    circle(40, 40, 13),
                                    line(40, 60, 40, 76),
                                    line(10, 78, 70, 78),
                                    line(86, 6, 86, 94))),
                    Map.entry("i", List.of(line(50, 14, 50, 14.1), line(50, 34, 50, 90))),
                    Map.entry(
                            "ü",
                            List.of(
                                    line(36, 12, 36, 12.1),
                                    line(64, 12, 64, 12.1),
                                    line(20, 30, 20, 70, 50, 90, 80, 70, 80, 30))),
                    Map.entry(
                            "%",
                            List.of(circle(26, 26, 14), circle(74, 74, 14), line(82, 10, 18, 90))));

    @TempDir private Path folder = Path.of("");

    private static List<Shape> face(double eye, Shape mouth) {
        return List.of(circle(50, 50, 42), circle(36, 38, eye), circle(64, 38, eye), mouth);
    }

    private static Shape circle(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    private static Shape arc(double x, double y, double radius, double from, double degrees) {
        return new Arc2D.Double(
                x - radius, y - radius, 2 * radius, 2 * radius, from, degrees, Arc2D.OPEN);
    }

    private static Shape line(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        return path;
    }

    private static BufferedImage draw(String sign, double pen, boolean photograph) {
        BufferedImage image = new BufferedImage(COLUMNS, ROWS, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(photograph ? new Color(225, 222, 214) : Color.WHITE);
        g.fillRect(0, 0, COLUMNS, ROWS);
        g.setColor(photograph ? new Color(40, 42, 60) : Color.BLACK);
        g.translate((COLUMNS - SIZE) / 2, (ROWS - SIZE) / 2);
        g.scale(SIZE / 100.0, SIZE / 100.0);
        g.setStroke(new BasicStroke((float) pen, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        SIGNS.getOrDefault(sign, List.of()).forEach(g::draw);
        g.dispose();
        return photograph ? lit(image) : image;
    }

    /** Light that falls off, and noise. */
    private static BufferedImage lit(BufferedImage image) {
        Random random = new Random(1);
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                double light = 1 - 0.18 * column / COLUMNS - 0.1 * row / ROWS;
                int noise = (int) Math.round(3 * random.nextGaussian());
                int before = image.getRGB(column, row);
                int after = 0;
                for (int shift = 0; shift <= 16; shift += 8) {
                    int level = (int) (light * (before >> shift & 0xff)) + noise;
                    after |= Math.max(0, Math.min(255, level)) << shift;
                }
                image.setRGB(column, row, after);
            }
        }
        return image;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyPartIsThere(boolean photograph) throws Exception {
        for (String sign : SIGNS.keySet()) {
            for (double pen : new double[] {3, 6}) {
                Path file = folder.resolve("sign.jpg");
                Files.write(file, ImageBytes.jpeg(draw(sign, pen, photograph), 0.9f));
                Blots found =
                        parts(
                                ImageFiles.open(file, ReadProgress.UNWATCHED)
                                        .find(FindOptions.SIGNS)
                                        .ink());
                assertThat(found.all())
                        .as("%s with a pen of %s", sign, pen)
                        .hasSameSizeAs(
                                Blots.of(ink(draw(sign, pen, false)), ROWS, COLUMNS, 0.25f).all());
            }
        }
    }

    private static float[] ink(BufferedImage image) {
        float[] ink = new float[COLUMNS * ROWS];
        for (int i = 0; i < ink.length; i++) {
            ink[i] = 1 - (image.getRGB(i % COLUMNS, i / COLUMNS) & 0xff) / 255f;
        }
        return ink;
    }

    private static Blots parts(Tensor ink) {
        return Blots.of(ink.toArray(), ink.shape().rows(), ink.shape().columns(), 0.25f);
    }

    /** Dust is no part: it is finer than the pen. */
    @Test
    void specksOfDustAreDropped() throws Exception {
        BufferedImage image = draw("smile", 5, true);
        Random random = new Random(2);
        for (int i = 0; i < 12; i++) {
            int column = 10 + random.nextInt(COLUMNS - 20);
            int row = 10 + random.nextInt(50);
            for (int cell = 0; cell < 4; cell++) {
                image.setRGB(column + cell % 2, row + cell / 2, 0x303030);
            }
        }
        Path file = folder.resolve("dust.png");
        Files.write(file, ImageBytes.encode(image, "png"));
        Blots found =
                parts(ImageFiles.open(file, ReadProgress.UNWATCHED).find(FindOptions.SIGNS).ink());
        assertThat(found.all()).hasSize(4);
    }

    /** A sheet on a desk is still cut out: its edge is a step, no stroke. */
    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.4, 0.55})
    void theDeskIsForgotten(double desk) throws Exception {
        BufferedImage image = draw("smile", 4, true);
        Random random = new Random(4);
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                boolean around =
                        row < 45 || column < 70 || row >= ROWS - 35 || column >= COLUMNS - 75;
                if (around) {
                    int level = (int) (255 * desk + 4 * random.nextGaussian());
                    image.setRGB(column, row, level * 0x10101);
                }
            }
        }
        Path file = folder.resolve("desk.jpg");
        Files.write(file, ImageBytes.jpeg(image, 0.9f));
        FoundDigit found = ImageFiles.open(file, ReadProgress.UNWATCHED).find(FindOptions.SIGNS);
        assertThat(found.stages())
                .extracting(FoundDigit.Stage::step)
                .contains(FoundDigit.Step.SHEET);
        assertThat(parts(found.ink()).all()).hasSize(4);
    }
}
