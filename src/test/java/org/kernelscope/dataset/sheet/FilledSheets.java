package org.kernelscope.dataset.sheet;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.kernelscope.data.Bilinear;
import org.kernelscope.dataset.sheet.SheetLayout.Box;
import org.kernelscope.dataset.sheet.SheetLayout.Cell;
import org.kernelscope.dataset.sheet.SheetLayout.Point;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;

/**
 * Sheets as people fill and photograph them: the printed page, drawn from its HTML, with
 * handwriting in its cells, seen by a camera at a slant, in uneven light, out of focus.
 */
public final class FilledSheets {
    private static final int SCALE = 8;
    private static final int ROWS = (int) (SheetLayout.HEIGHT * SCALE);
    private static final int COLUMNS = (int) (SheetLayout.WIDTH * SCALE);
    private static final float PAPER = 0.9f;
    private static final Pattern RECT =
            Pattern.compile(
                    "<rect x=\"([^\"]+)\" y=\"([^\"]+)\" width=\"([^\"]+)\" height=\"([^\"]+)\""
                            + " fill=\"([^\"]+)\"(?: stroke=\"([^\"]+)\" stroke-width=\"([^\"]+)\")?/>");

    private final float[] page = new float[ROWS * COLUMNS];
    private final SheetLayout layout;

    /** An empty sheet for the classes {@code names}. */
    public FilledSheets(List<String> names) {
        layout = new SheetLayout(names.size());
        Arrays.fill(page, PAPER);
        String html = SheetPage.html(names, Texts.in(Texts.Language.ENGLISH));
        Matcher rects = RECT.matcher(html);
        while (rects.find()) {
            Box box =
                    new Box(
                            Double.parseDouble(rects.group(1)),
                            Double.parseDouble(rects.group(2)),
                            Double.parseDouble(rects.group(3)),
                            Double.parseDouble(rects.group(4)));
            if (!rects.group(5).equals("none")) {
                paint(box, luma(rects.group(5)));
            }
            if (rects.group(6) != null) {
                double width = Double.parseDouble(rects.group(7));
                float luma = luma(rects.group(6));
                Box outer = box.inset(-width / 2);
                paint(new Box(outer.x(), outer.y(), outer.width(), width), luma);
                paint(
                        new Box(
                                outer.x(),
                                box.y() + box.height() - width / 2,
                                outer.width(),
                                width),
                        luma);
                paint(new Box(outer.x(), outer.y(), width, outer.height()), luma);
                paint(
                        new Box(
                                box.x() + box.width() - width / 2,
                                outer.y(),
                                width,
                                outer.height()),
                        luma);
            }
        }
    }

    private static float luma(String colour) {
        String hex = colour.substring(1);
        if (hex.length() == 3) {
            hex = hex.replaceAll(".", "$0$0");
        }
        int rgb = Integer.parseInt(hex, 16);
        return (0.299f * (rgb >> 16) + 0.587f * (rgb >> 8 & 0xff) + 0.114f * (rgb & 0xff)) / 255;
    }

    /** Paints a box in the share of a pixel that it covers. */
    private void paint(Box box, float luma) {
        double left = box.x() * SCALE;
        double right = (box.x() + box.width()) * SCALE;
        double top = box.y() * SCALE;
        double bottom = (box.y() + box.height()) * SCALE;
        for (int row = (int) top; row < Math.min(ROWS, bottom); row++) {
            double down = Math.min(bottom, row + 1) - Math.max(top, row);
            for (int column = (int) left; column < Math.min(COLUMNS, right); column++) {
                double across = Math.min(right, column + 1) - Math.max(left, column);
                int i = row * COLUMNS + column;
                page[i] += (float) (down * across) * (PAPER * luma - page[i]);
            }
        }
    }

    /** The cells, in the order of the reader. */
    public List<Cell> cells() {
        return layout.cells();
    }

    /**
     * Writes into a cell.
     *
     * @param ink {@code 1 × rows × columns}
     * @param side of the ink, in millimetres
     * @param right how far right of the middle of the cell, in millimetres
     * @param below how far below
     * @param darkness of the ink, 0 to 1
     */
    public FilledSheets write(
            Cell cell, Tensor ink, double side, double right, double below, double darkness) {
        double left = cell.box().middle().x() + right - side / 2;
        double top = cell.box().middle().y() + below - side / 2;
        int rows = ink.shape().rows();
        int columns = ink.shape().columns();
        float[] values = ink.toArray();
        for (int row = (int) (top * SCALE); row < (top + side) * SCALE; row++) {
            for (int column = (int) (left * SCALE); column < (left + side) * SCALE; column++) {
                double y = ((row + 0.5) / SCALE - top) / side * rows - 0.5;
                double x = ((column + 0.5) / SCALE - left) / side * columns - 0.5;
                float dark = Bilinear.at(values, rows, columns, (float) y, (float) x);
                page[row * COLUMNS + column] *= (float) (1 - dark * darkness);
            }
        }
        return this;
    }

    /** Lays a thumb over a place: an ellipse of evenly dark skin. */
    public FilledSheets cover(double x, double y, double width, double height) {
        for (int i = 0; i < page.length; i++) {
            double across = ((i % COLUMNS + 0.5) / SCALE - x) / (width / 2);
            double down = ((i / COLUMNS + 0.5) / SCALE - y) / (height / 2);
            if (across * across + down * down < 1) {
                page[i] = 0.5f;
            }
        }
        return this;
    }

    /** Fills a rectangle with one brightness. */
    public FilledSheets fill(double x, double y, double width, double height, float luma) {
        paint(new Box(x, y, width, height), luma);
        return this;
    }

    /**
     * A camera and the light.
     *
     * @param turn of the sheet, in degrees
     * @param tilt of the camera against the sheet, in degrees
     * @param share of the image that the sheet is as high as
     * @param curl how far the paper is bent, in millimetres
     * @param shadow the brightness in the shadow over a part of the sheet; 1 for none
     * @param blur standard deviation in pixels
     * @param noise standard deviation, 0 to 1
     * @param quality of the JPEG
     */
    public record Camera(
            int columns,
            int rows,
            double turn,
            double tilt,
            double share,
            double curl,
            double shadow,
            double blur,
            double noise,
            float quality) {
        /** A good photograph. */
        public static final Camera GOOD = new Camera(1200, 1600, 0, 0, 0.95, 0, 1, 0.6, 0.01, 0.9f);

        public Camera turned(double degrees) {
            return new Camera(
                    columns, rows, degrees, tilt, share, curl, shadow, blur, noise, quality);
        }

        public Camera tilted(double degrees, double newShare) {
            return new Camera(
                    columns, rows, turn, degrees, newShare, curl, shadow, blur, noise, quality);
        }

        public Camera shaded(double brightness) {
            return new Camera(
                    columns, rows, turn, tilt, share, curl, brightness, blur, noise, quality);
        }

        public Camera curled(double millimetres) {
            return new Camera(
                    columns, rows, turn, tilt, share, millimetres, shadow, blur, noise, quality);
        }

        public Camera blurred(double pixels, double newNoise, float newQuality) {
            return new Camera(
                    columns, rows, turn, tilt, share, curl, shadow, pixels, newNoise, newQuality);
        }

        public Camera sized(int newColumns, int newRows) {
            return new Camera(
                    newColumns, newRows, turn, tilt, share, curl, shadow, blur, noise, quality);
        }
    }

    /** The page as a scanner sees it, {@value #SCALE} pixels for a millimetre. */
    public BufferedImage scan() {
        return image(page, ROWS, COLUMNS);
    }

    /** The photograph that {@code camera} takes. */
    public BufferedImage photograph(Camera camera, long seed) {
        Random random = new Random(seed * 1_000_003);
        for (int i = 0; i < 10; i++) {
            random.nextDouble();
        }
        Homography toPage = toPage(camera, random);
        int rows = camera.rows();
        int columns = camera.columns();
        float[] seen = new float[rows * columns];
        float desk = 0.15f + 0.4f * random.nextFloat();
        double lightX = random.nextDouble() - 0.5;
        double lightY = random.nextDouble() - 0.5;
        double edge = 60 + 90 * random.nextDouble();
        double slope = random.nextDouble() - 0.5;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double x = toPage.column(column + 0.5, row + 0.5);
                double y = toPage.row(column + 0.5, row + 0.5);
                double bentX = x + camera.curl() * Math.sin(y / 60);
                double bentY = y + camera.curl() * Math.sin(x / 50 + 1);
                boolean on = x > 0 && y > 0 && x < SheetLayout.WIDTH && y < SheetLayout.HEIGHT;
                float value = desk;
                if (on) {
                    float column8 =
                            (float) Math.max(0, Math.min(COLUMNS - 1.01, bentX * SCALE - 0.5));
                    float row8 = (float) Math.max(0, Math.min(ROWS - 1.01, bentY * SCALE - 0.5));
                    value = Bilinear.at(page, ROWS, COLUMNS, row8, column8);
                } else {
                    value += 0.08f * (float) Math.sin(x / 3) * (float) Math.sin(y / 40);
                }
                double light = 0.9 + 0.3 * (lightX * column / columns + lightY * row / rows);
                double beyond = (x - edge - slope * y) / 4;
                double shade = 1 - (1 - camera.shadow()) / (1 + Math.exp(-beyond));
                seen[row * columns + column] = (float) (value * light * shade);
            }
        }
        float[] blurred = blurred(seen, rows, columns, camera.blur());
        for (int i = 0; i < blurred.length; i++) {
            blurred[i] += (float) (camera.noise() * random.nextGaussian());
        }
        return image(blurred, rows, columns);
    }

    /** From pixels to millimetres. */
    private static Homography toPage(Camera camera, Random random) {
        List<Point> corners =
                List.of(
                        new Point(0, 0),
                        new Point(SheetLayout.WIDTH, 0),
                        new Point(SheetLayout.WIDTH, SheetLayout.HEIGHT),
                        new Point(0, SheetLayout.HEIGHT));
        double turn = Math.toRadians(camera.turn());
        double tilt = Math.toRadians(camera.tilt());
        double direction = random.nextDouble() * 2 * Math.PI;
        Point[] seen = new Point[4];
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            double x = corners.get(i).x() - SheetLayout.WIDTH / 2;
            double y = corners.get(i).y() - SheetLayout.HEIGHT / 2;
            double u = x * Math.cos(turn) - y * Math.sin(turn);
            double v = x * Math.sin(turn) + y * Math.cos(turn);
            double along = u * Math.cos(direction) + v * Math.sin(direction);
            double beside = -u * Math.sin(direction) + v * Math.cos(direction);
            double depth = 450 + along * Math.sin(tilt);
            double flat = along * Math.cos(tilt) / depth;
            double other = beside / depth;
            seen[i] =
                    new Point(
                            flat * Math.cos(direction) - other * Math.sin(direction),
                            flat * Math.sin(direction) + other * Math.cos(direction));
            left = Math.min(left, seen[i].x());
            right = Math.max(right, seen[i].x());
            top = Math.min(top, seen[i].y());
            bottom = Math.max(bottom, seen[i].y());
        }
        double scale =
                camera.share()
                        * Math.min(
                                camera.columns() / (right - left), camera.rows() / (bottom - top));
        double moveX = camera.columns() / 2.0 - scale * (left + right) / 2;
        double moveY = camera.rows() / 2.0 - scale * (top + bottom) / 2;
        List<Point> pixels =
                Arrays.stream(seen)
                        .map(at -> new Point(at.x() * scale + moveX, at.y() * scale + moveY))
                        .toList();
        return Objects.requireNonNull(Homography.between(pixels, corners));
    }

    private static float[] blurred(float[] values, int rows, int columns, double deviation) {
        int radius = (int) Math.ceil(2.5 * deviation);
        float[] kernel = new float[2 * radius + 1];
        float sum = 0;
        for (int i = -radius; i <= radius; i++) {
            kernel[i + radius] = (float) Math.exp(-0.5 * i * i / (deviation * deviation));
            sum += kernel[i + radius];
        }
        float[] across = new float[values.length];
        float[] both = new float[values.length];
        for (int pass = 0; pass < 2; pass++) {
            float[] from = pass == 0 ? values : across;
            float[] to = pass == 0 ? across : both;
            for (int i = 0; i < values.length; i++) {
                int row = i / columns;
                int column = i % columns;
                float mean = 0;
                for (int j = -radius; j <= radius; j++) {
                    int place =
                            pass == 0
                                    ? row * columns + Math.max(0, Math.min(columns - 1, column + j))
                                    : Math.max(0, Math.min(rows - 1, row + j)) * columns + column;
                    mean += kernel[j + radius] * from[place];
                }
                to[i] = mean / sum;
            }
        }
        return both;
    }

    private static BufferedImage image(float[] values, int rows, int columns) {
        BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_3BYTE_BGR);
        int[] line = new int[columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                float value = Math.max(0, Math.min(1, values[row * columns + column]));
                line[column] = Math.round(255 * value) * 0x010101;
            }
            image.setRGB(0, row, columns, 1, line, 0, columns);
        }
        return image;
    }

    /** {@code image} as a JPEG. */
    public static byte[] jpeg(BufferedImage image, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
