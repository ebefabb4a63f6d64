package org.kernelscope.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.kernelscope.text.UserFacingException;

/**
 * Decodes the bytes of a picture file. Of a very large picture only every second, third, … pixel is
 * kept. No state; any thread.
 */
final class ImageDecoder {
    /** Other formats of ImageIO are left out: WBMP, for one, would take nearly anything. */
    private static final Set<String> FORMATS = Set.of("png", "jpeg", "gif", "bmp");

    private ImageDecoder() {}

    static GreyImage decode(String name, byte[] bytes) throws UserFacingException {
        try (ImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            ImageReader reader = reader(name, in);
            try {
                reader.setInput(in, true, true);
                int columns = reader.getWidth(0);
                int rows = reader.getHeight(0);
                ImageFiles.checkPixels(name, rows, columns);
                ImageReadParam param = reader.getDefaultReadParam();
                int step = ImageFiles.step(rows, columns);
                param.setSourceSubsampling(step, step, 0, 0);
                return grey(reader.read(0, param));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException damaged) {
            // The readers of the JDK meet a damaged file with exceptions of many kinds.
            throw UserFacingException.causedBy(damaged, "data.picture.damaged", name);
        }
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

    private static GreyImage grey(BufferedImage image) {
        GreyImage.Builder grey = new GreyImage.Builder(image.getHeight(), image.getWidth());
        if (isGrey(image.getColorModel())) {
            copyGrey(image, grey);
        } else {
            copyColours(image, grey);
        }
        return grey.build();
    }

    private static boolean isGrey(ColorModel model) {
        return model instanceof ComponentColorModel
                && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    }

    /**
     * Takes the samples as they are: {@link BufferedImage#getRGB} would see them as linear light
     * and brighten them, so that a digit of MNIST would not come back as it was.
     */
    private static void copyGrey(BufferedImage image, GreyImage.Builder grey) {
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
                grey.set(row * columns + column, samples[column * bands] / full, alpha);
            }
        }
    }

    private static void copyColours(BufferedImage image, GreyImage.Builder grey) {
        int columns = image.getWidth();
        int[] colours = new int[columns];
        for (int row = 0; row < image.getHeight(); row++) {
            image.getRGB(0, row, columns, 1, colours, 0, columns);
            for (int column = 0; column < columns; column++) {
                grey.setArgb(row * columns + column, colours[column]);
            }
        }
    }
}
