package org.kernelscope.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.kernelscope.tensor.Tensor;

/** Makes picture files for the tests. */
final class ImageBytes {
    private ImageBytes() {}

    /** What colour a pixel with {@code ink} between 0 and 1 at {@code row}, {@code column} has. */
    @FunctionalInterface
    interface Paint {
        int argb(float ink, int row, int column);
    }

    /** Ink as a picture, each cell a square of {@code zoom} pixels, with a margin around. */
    static BufferedImage image(Tensor ink, int zoom, int margin, int type, Paint paint) {
        int rows = ink.shape().rows() * zoom + 2 * margin;
        int columns = ink.shape().columns() * zoom + 2 * margin;
        BufferedImage image = new BufferedImage(columns, rows, type);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int inkRow = Math.floorDiv(row - margin, zoom);
                int inkColumn = Math.floorDiv(column - margin, zoom);
                boolean outside =
                        inkRow < 0
                                || inkColumn < 0
                                || inkRow >= ink.shape().rows()
                                || inkColumn >= ink.shape().columns();
                float value = outside ? 0 : ink.at(0, inkRow, inkColumn);
                int argb = paint.argb(value, row, column);
                if (type == BufferedImage.TYPE_BYTE_GRAY) {
                    image.getRaster().setSample(column, row, 0, argb & 0xff);
                } else {
                    image.setRGB(column, row, argb);
                }
            }
        }
        return image;
    }

    static byte[] encode(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalStateException("cannot write " + format);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** A JPEG in several passes, each finer than the one before. */
    static byte[] progressive(BufferedImage image) {
        return jpeg(image, param -> param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT));
    }

    /** A JPEG of a quality from 0 to 1. */
    static byte[] jpeg(BufferedImage image, float quality) {
        return jpeg(
                image,
                param -> {
                    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                    param.setCompressionQuality(quality);
                });
    }

    private static byte[] jpeg(BufferedImage image, Consumer<ImageWriteParam> settings) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        settings.accept(param);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** An opaque grey: 0 is black, 1 is white. */
    static int grey(double level) {
        int value = (int) Math.round(255 * Math.max(0, Math.min(1, level)));
        return 0xff000000 | value << 16 | value << 8 | value;
    }

    /** The opaque colour between {@code paper} (no ink) and {@code pen} (full ink). */
    static int mix(float ink, int paper, int pen) {
        int colour = 0xff000000;
        for (int shift = 0; shift <= 16; shift += 8) {
            float level = (1 - ink) * (paper >> shift & 0xff) + ink * (pen >> shift & 0xff);
            colour |= Math.round(level) << shift;
        }
        return colour;
    }

    /** The beginning of a PNG that promises {@code columns} × {@code rows} pixels. */
    static byte[] pngHeader(int columns, int rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        try (DataOutputStream file = new DataOutputStream(out);
                DataOutputStream chunk = new DataOutputStream(header)) {
            chunk.write("IHDR".getBytes(StandardCharsets.US_ASCII));
            chunk.writeInt(columns);
            chunk.writeInt(rows);
            chunk.write(new byte[] {8, 0, 0, 0, 0});
            CRC32 sum = new CRC32();
            sum.update(header.toByteArray());
            file.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
            file.writeInt(13);
            file.write(header.toByteArray());
            file.writeInt((int) sum.getValue());
            file.writeInt(1 << 20);
            file.write("IDAT".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
