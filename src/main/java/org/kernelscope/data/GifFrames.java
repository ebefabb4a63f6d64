package org.kernelscope.data;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import org.w3c.dom.NodeList;

/**
 * The frames of an animated GIF, laid over each other as a viewer shows them (GIF89a, section 23).
 * One thread.
 */
final class GifFrames {
    private static final int MAX_FRAMES = 500;

    /** Pixels of all frames that are decoded, added up. */
    private static final long MAX_PIXELS = 100_000_000;

    private static final String FORMAT = "javax_imageio_gif_image_1.0";

    private GifFrames() {}

    /**
     * The frame that differs most from the first one: an animation that begins with an empty sheet
     * and ends with a digit shows the digit there.
     *
     * @param first the first frame, which is blank
     * @throws CancellationException if {@code progress} has ended it
     */
    static BufferedImage fullest(ImageReader reader, BufferedImage first, ReadProgress progress)
            throws IOException {
        int columns = first.getWidth();
        int rows = first.getHeight();
        BufferedImage canvas = copy(first);
        BufferedImage best = first;
        long most = 0;
        long decoded = 0;
        for (int index = 1; index < MAX_FRAMES; index++) {
            if (!progress.goesOn((double) index / MAX_FRAMES)) {
                throw new CancellationException();
            }
            BufferedImage frame;
            IIOMetadataNode tags;
            try {
                decoded += (long) reader.getWidth(index) * reader.getHeight(index);
                if (decoded > MAX_PIXELS) {
                    break;
                }
                frame = reader.read(index);
                tags = (IIOMetadataNode) reader.getImageMetadata(index).getAsTree(FORMAT);
            } catch (IndexOutOfBoundsException noMore) {
                break;
            }
            int left = number(tags, "ImageDescriptor", "imageLeftPosition");
            int top = number(tags, "ImageDescriptor", "imageTopPosition");
            Graphics2D pen = canvas.createGraphics();
            pen.drawImage(frame, left, top, null);
            long different = difference(first, canvas, rows, columns);
            if (different > most) {
                most = different;
                best = copy(canvas);
            }
            if (isCleared(tags)) {
                pen.setComposite(AlphaComposite.Clear);
                pen.fillRect(left, top, frame.getWidth(), frame.getHeight());
            }
            pen.dispose();
        }
        return best;
    }

    private static BufferedImage copy(BufferedImage image) {
        BufferedImage copy =
                new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = copy.createGraphics();
        pen.drawImage(image, 0, 0, null);
        pen.dispose();
        return copy;
    }

    private static long difference(BufferedImage one, BufferedImage other, int rows, int columns) {
        int[] first = new int[columns];
        int[] second = new int[columns];
        long sum = 0;
        for (int row = 0; row < rows; row++) {
            one.getRGB(0, row, columns, 1, first, 0, columns);
            other.getRGB(0, row, columns, 1, second, 0, columns);
            for (int column = 0; column < columns; column++) {
                for (int shift = 0; shift < 32; shift += 8) {
                    sum +=
                            Math.abs(
                                    (first[column] >> shift & 255)
                                            - (second[column] >> shift & 255));
                }
            }
        }
        return sum;
    }

    /** True if the frame's place is empty again before the next frame. */
    private static boolean isCleared(IIOMetadataNode tags) {
        NodeList found = tags.getElementsByTagName("GraphicControlExtension");
        return found.getLength() > 0
                && ((IIOMetadataNode) found.item(0))
                        .getAttribute("disposalMethod")
                        .equals("restoreToBackgroundColor");
    }

    private static int number(IIOMetadataNode tags, String element, String attribute) {
        NodeList found = tags.getElementsByTagName(element);
        if (found.getLength() == 0) {
            return 0;
        }
        return Integer.parseInt(((IIOMetadataNode) found.item(0)).getAttribute(attribute));
    }
}
