package org.kernelscope.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.kernelscope.text.UserFacingException;

/**
 * Decodes the bytes of an image file. Of a very large image only every second, third, … pixel is
 * kept. No state; any thread.
 */
final class ImageDecoder {
    /** Other formats of ImageIO are left out: WBMP, for one, would take nearly anything. */
    private static final Set<String> FORMATS = Set.of("png", "jpeg", "gif", "bmp");

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
    static Picture decode(String name, byte[] bytes, ReadProgress progress)
            throws UserFacingException {
        BufferedJpeg.check(name, bytes);
        try (ImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            ImageReader reader = reader(name, in);
            try {
                List<String> warnings = new ArrayList<>();
                reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
                reader.setInput(in, true, true);
                int columns = reader.getWidth(0);
                int rows = reader.getHeight(0);
                ImageFiles.checkPixels(name, rows, columns);
                ImageReadParam param = reader.getDefaultReadParam();
                int step = ImageFiles.step(rows, columns);
                param.setSourceSubsampling(step, step, 0, 0);
                Watch watch = new Watch(reader, progress);
                reader.addIIOReadProgressListener(watch);
                watch.begin();
                BufferedImage image = reader.read(0, param);
                watch.refuseIfEnded();
                refuseIfAny(warnings, CUT, "data.picture.cut", name);
                refuseIfAny(warnings, DAMAGED, "data.picture.damaged", name);
                return picture(image);
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

    private static ImageReader reader(String name, ImageInputStream in)
            throws IOException, UserFacingException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                return reader;
            }
            reader.dispose();
        }
        throw new UserFacingException("data.picture.format", name);
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

    private static Picture picture(BufferedImage image) {
        Picture.Builder picture = new Picture.Builder(image.getHeight(), image.getWidth());
        if (isGrey(image.getColorModel())) {
            copyGrey(image, picture);
        } else {
            copyColours(image, picture);
        }
        return picture.build();
    }

    private static boolean isGrey(ColorModel model) {
        return model instanceof ComponentColorModel
                && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    }

    /**
     * Takes the samples as they are: {@link BufferedImage#getRGB} would see them as linear light
     * and brighten them, so that a digit of MNIST would not come back as it was.
     */
    private static void copyGrey(BufferedImage image, Picture.Builder picture) {
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

    private static void copyColours(BufferedImage image, Picture.Builder picture) {
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
