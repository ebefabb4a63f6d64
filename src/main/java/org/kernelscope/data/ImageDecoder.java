package org.kernelscope.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * Decodes the bytes of an image file. Of a very large image only every second, third, … pixel is
 * kept. No state; any thread.
 */
final class ImageDecoder {
    /** Components of a JPEG in cyan, magenta, yellow and black. */
    private static final int PRINT_COLOURS = 4;

    /** Bytes of tag values for each byte of a TIFF at the most: eight times as often is odd. */
    private static final long MAX_VALUES_PER_BYTE = 16;

    /**
     * The warning of the JDK's JPEG reader that a file ends too early. It then fills the rest of
     * the image with grey; the readers of other formats fail.
     */
    private static final Set<String> CUT = Set.of("Truncated File");

    /**
     * The warning of the JDK's readers that they could not decode some pixels and have invented
     * them.
     */
    private static final Set<String> DAMAGED =
            Set.of(
                    "premature end of data segment",
                    "bad Huffman code",
                    "Inconsistent progression",
                    "Out-of-sequence code");

    private ImageDecoder() {}

    /**
     * @throws CancellationException if {@code progress} has ended it
     */
    static DigitPhotograph decode(String name, byte[] bytes, ReadProgress progress)
            throws UserFacingException {
        return decode(
                name,
                bytes,
                progress,
                2 * ImageFiles.MAX_SIDE,
                (format, reader, image) -> {
                    DecodedImage picture = picture(image);
                    if (format == ImageFormat.GIF && picture.isBlank()) {
                        picture = picture(GifFrames.fullest(reader, image, progress));
                    }
                    return new DigitPhotograph(name, picture, Orientation.of(format, bytes));
                });
    }

    /**
     * The brightness of an image as it lies in its file, 0 black to 1 white, on white: {@code 1 ×
     * rows × columns}.
     *
     * @param side rows and columns at the most; a larger image is averaged
     * @throws CancellationException if {@code progress} has ended it
     */
    static Tensor brightness(String name, byte[] bytes, int side, ReadProgress progress)
            throws UserFacingException {
        // Averaging takes noise and the dots of a printer away; leaving out pixels does not.
        return decode(
                name,
                bytes,
                progress,
                side + side / 4,
                (format, reader, image) -> Brightness.of(image, side));
    }

    /** Makes something of a decoded image. */
    @FunctionalInterface
    private interface Use<T> {
        T of(ImageFormat format, ImageReader reader, BufferedImage image) throws IOException;
    }

    /**
     * @param kept only every second, third, … pixel of an image with more rows or columns is kept
     */
    private static <T> T decode(
            String name, byte[] bytes, ReadProgress progress, int kept, Use<T> use)
            throws UserFacingException {
        ImageFormat format = ImageFormat.of(name, bytes);
        BufferedJpeg.check(name, bytes);
        if (format == ImageFormat.TIFF) {
            checkTags(name, bytes);
        }
        try (ImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            ImageReader reader = reader(name, format, bytes, in);
            try {
                return use.of(format, reader, read(name, format, reader, in, kept, progress));
            } finally {
                reader.dispose();
            }
        } catch (CancellationException ended) {
            throw ended;
        } catch (IOException | RuntimeException damaged) {
            // The readers of the JDK meet a damaged file with exceptions of many kinds.
            throw UserFacingException.causedBy(damaged, "data.picture.damaged", name);
        }
    }

    private static BufferedImage read(
            String name,
            ImageFormat format,
            ImageReader reader,
            ImageInputStream in,
            int kept,
            ReadProgress progress)
            throws IOException, UserFacingException {
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        boolean forward = format != ImageFormat.GIF;
        reader.setInput(in, forward, forward);
        int columns = reader.getWidth(0);
        int rows = reader.getHeight(0);
        ImageFiles.checkPixels(name, rows, columns, format);
        ImageReadParam param = reader.getDefaultReadParam();
        int step = Math.max(1, Math.max(rows, columns) / kept);
        param.setSourceSubsampling(step, step, 0, 0);
        Watch watch = new Watch(reader, progress);
        reader.addIIOReadProgressListener(watch);
        watch.begin();
        BufferedImage image = reader.read(0, param);
        watch.refuseIfEnded();
        refuseIfAny(warnings, CUT, "data.picture.cut", name);
        refuseIfAny(warnings, DAMAGED, "data.picture.damaged", name);
        return image;
    }

    /** Refuses a TIFF whose tags or tiles would take far more memory than the file has bytes. */
    private static void checkTags(String name, byte[] bytes) throws UserFacingException {
        TiffTags tags = TiffTags.of(bytes, 0, bytes.length);
        long allowed = MAX_VALUES_PER_BYTE * bytes.length + (1L << 20);
        if (tags.valueBytes() > allowed
                || tags.tilePixels() > ImageFormat.MAX_WHOLE_MILLIONS * 1_000_000L) {
            throw new UserFacingException("data.picture.damaged", name);
        }
    }

    /** Hands on the progress of a reader, and ends its work. */
    private static final class Watch implements IIOReadProgressListener {
        private final ImageReader reader;
        private final ReadProgress progress;
        private boolean ended;

        private Watch(ImageReader reader, ReadProgress progress) {
            this.reader = reader;
            this.progress = progress;
        }

        private void begin() {
            ended = !progress.goesOn(0);
            refuseIfEnded();
        }

        private void refuseIfEnded() {
            if (ended) {
                throw new CancellationException();
            }
        }

        @Override
        public void imageProgress(ImageReader source, float percent) {
            if (!ended && !progress.goesOn(percent / 100)) {
                ended = true;
                reader.abort();
            }
        }

        @Override
        public void sequenceStarted(ImageReader source, int first) {}

        @Override
        public void sequenceComplete(ImageReader source) {}

        @Override
        public void imageStarted(ImageReader source, int index) {}

        @Override
        public void imageComplete(ImageReader source) {}

        @Override
        public void thumbnailStarted(ImageReader source, int index, int thumbnail) {}

        @Override
        public void thumbnailProgress(ImageReader source, float percent) {}

        @Override
        public void thumbnailComplete(ImageReader source) {}

        @Override
        public void readAborted(ImageReader source) {}
    }

    /**
     * The reader of the JDK where it has one: it reads a prepared digit bit for bit as ever. It
     * knows neither WebP nor all kinds of TIFF, nor JPEG files in the colours of print.
     */
    private static ImageReader reader(
            String name, ImageFormat format, byte[] bytes, ImageInputStream in)
            throws UserFacingException {
        boolean byJdk =
                switch (format) {
                    case PNG, GIF, BMP -> true;
                    case JPEG -> BufferedJpeg.components(bytes) != PRINT_COLOURS;
                    case WEBP, TIFF -> false;
                };
        ImageReader found = null;
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            boolean wanted =
                    reader.getClass().getName().startsWith("com.sun.") == byJdk
                            && reader.getOriginatingProvider() != null
                            && Arrays.stream(reader.getOriginatingProvider().getFormatNames())
                                    .anyMatch(format.name()::equalsIgnoreCase);
            if (wanted && found == null) {
                found = reader;
            } else {
                reader.dispose();
            }
        }
        if (found == null) {
            throw new UserFacingException("data.picture.format", name);
        }
        return found;
    }

    /** An image that is partly made up is not read: what is missing may be the digit. */
    private static void refuseIfAny(
            List<String> warnings, Set<String> words, String key, String name)
            throws UserFacingException {
        for (String warning : warnings) {
            if (words.stream().anyMatch(warning::contains)) {
                throw new UserFacingException(key, name);
            }
        }
    }

    private static DecodedImage picture(BufferedImage image) {
        DecodedImage.Builder picture =
                new DecodedImage.Builder(image.getHeight(), image.getWidth());
        if (isGrey(image.getColorModel())) {
            if (isByteGrey(image)) {
                copyByteGrey(image.getRaster(), picture);
            } else {
                copyGrey(image, picture);
            }
        } else if (image.getType() == BufferedImage.TYPE_3BYTE_BGR) {
            copyBytes(image.getRaster(), picture);
        } else {
            copyColours(image, picture);
        }
        return picture.build();
    }

    static boolean isGrey(ColorModel model) {
        return model instanceof ComponentColorModel
                && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    }

    /** True if each pixel is a byte of grey. */
    private static boolean isByteGrey(BufferedImage image) {
        return image.getRaster().getTransferType() == DataBuffer.TYPE_BYTE
                && image.getRaster().getNumBands() == 1
                && image.getColorModel().getComponentSize(0) == Byte.SIZE;
    }

    /** The same as {@link #copyGrey}, which takes each sample by way of an int. */
    private static void copyByteGrey(Raster raster, DecodedImage.Builder picture) {
        byte[] samples = new byte[raster.getWidth()];
        for (int row = 0; row < raster.getHeight(); row++) {
            raster.getDataElements(0, row, samples.length, 1, samples);
            picture.setGreyRow(row, samples);
        }
    }

    /**
     * Takes the samples as they are: {@link BufferedImage#getRGB} would see them as linear light
     * and brighten them, so that a digit of MNIST would not come back as it was.
     */
    private static void copyGrey(BufferedImage image, DecodedImage.Builder picture) {
        Raster raster = image.getRaster();
        ColorModel model = image.getColorModel();
        int columns = image.getWidth();
        int bands = raster.getNumBands();
        float full = (1 << model.getComponentSize(0)) - 1;
        int[] samples = new int[columns * bands];
        for (int row = 0; row < image.getHeight(); row++) {
            raster.getPixels(0, row, columns, 1, samples);
            for (int column = 0; column < columns; column++) {
                float alpha = model.hasAlpha() ? samples[column * bands + bands - 1] / full : 1;
                picture.set(row * columns + column, samples[column * bands] / full, alpha);
            }
        }
    }

    /** Most photographs: five times as fast as one colour after the other. */
    private static void copyBytes(Raster raster, DecodedImage.Builder picture) {
        byte[] samples = new byte[raster.getWidth() * 3];
        DecodedImage.RowBuffer row = new DecodedImage.RowBuffer(raster.getWidth());
        for (int i = 0; i < raster.getHeight(); i++) {
            raster.getDataElements(0, i, raster.getWidth(), 1, samples);
            picture.setRow(i, samples, row);
        }
    }

    private static void copyColours(BufferedImage image, DecodedImage.Builder picture) {
        int columns = image.getWidth();
        int[] colours = new int[columns];
        for (int row = 0; row < image.getHeight(); row++) {
            image.getRGB(0, row, columns, 1, colours, 0, columns);
            for (int column = 0; column < columns; column++) {
                picture.setArgb(row * columns + column, colours[column]);
            }
        }
    }
}
