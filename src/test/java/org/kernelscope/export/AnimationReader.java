package org.kernelscope.export;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads animations by {@link ImageIO}: a GIF by its own reader; of an APNG every frame as a PNG of
 * its own.
 */
public final class AnimationReader {
    private final List<Frame> frames = new ArrayList<>();
    private int loops = -1;
    private String text = "";

    /**
     * The picture after a frame was drawn.
     *
     * @param area the pixels that the file has for the frame
     */
    public record Frame(int width, int[] argb, int millis, int area) {}

    /** Reads the file. */
    public static AnimationReader read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        AnimationReader reader = new AnimationReader();
        if (bytes[0] == 'G') {
            reader.gif(bytes);
        } else {
            reader.apng(bytes);
        }
        return reader;
    }

    public List<Frame> frames() {
        return frames;
    }

    public int loops() {
        return loops;
    }

    public String text() {
        return text;
    }

    public int totalMillis() {
        return frames.stream().mapToInt(Frame::millis).sum();
    }

    /** What is shown at a time. */
    public Frame at(int millis) {
        int end = 0;
        for (Frame frame : frames) {
            end += frame.millis();
            if (millis < end) {
                return frame;
            }
        }
        throw new IllegalArgumentException(millis + " of " + end);
    }

    private void draw(BufferedImage part, int x, int y, int width, int height, int millis) {
        int[] shown =
                frames.isEmpty()
                        ? new int[width * height]
                        : frames.get(frames.size() - 1).argb().clone();
        for (int i = 0; i < part.getWidth() * part.getHeight(); i++) {
            int px = i % part.getWidth();
            int py = i / part.getWidth();
            int argb = part.getRGB(px, py);
            if (argb >>> 24 == 255) {
                shown[(y + py) * width + x + px] = argb;
            }
        }
        frames.add(new Frame(width, shown, millis, part.getWidth() * part.getHeight()));
    }

    private void gif(byte[] bytes) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in =
                ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in);
            IIOMetadataNode stream = tree(reader.getStreamMetadata());
            IIOMetadataNode screen = only(stream, "LogicalScreenDescriptor");
            int width = number(screen, "logicalScreenWidth");
            int height = number(screen, "logicalScreenHeight");
            for (int i = 0; i < reader.getNumImages(true); i++) {
                IIOMetadataNode image = tree(reader.getImageMetadata(i));
                IIOMetadataNode place = only(image, "ImageDescriptor");
                IIOMetadataNode control = only(image, "GraphicControlExtension");
                if (i == 0) {
                    Object loop = only(image, "ApplicationExtension").getUserObject();
                    loops = ((byte[]) loop)[1];
                }
                draw(
                        reader.read(i),
                        number(place, "imageLeftPosition"),
                        number(place, "imageTopPosition"),
                        width,
                        height,
                        10 * number(control, "delayTime"));
            }
        } finally {
            reader.dispose();
        }
        text = new String(bytes, StandardCharsets.UTF_8);
        // A block length stands between two parts of a long comment.
    }

    private static IIOMetadataNode tree(javax.imageio.metadata.IIOMetadata metadata) {
        return (IIOMetadataNode) metadata.getAsTree(metadata.getNativeMetadataFormatName());
    }

    private static IIOMetadataNode only(IIOMetadataNode tree, String name) {
        return (IIOMetadataNode) tree.getElementsByTagName(name).item(0);
    }

    private static int number(IIOMetadataNode node, String name) {
        return Integer.parseInt(node.getAttribute(name));
    }

    private void apng(byte[] bytes) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        in.position(8);
        byte[] header = {};
        byte[] control = {};
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        StringBuilder texts = new StringBuilder();
        int sequence = 0;
        while (in.hasRemaining()) {
            byte[] content = new byte[in.getInt()];
            byte[] type = new byte[4];
            in.get(type).get(content);
            CRC32 check = new CRC32();
            check.update(type);
            check.update(content);
            if (in.getInt() != (int) check.getValue()) {
                throw new IOException("a wrong checksum");
            }
            String name = new String(type, StandardCharsets.US_ASCII);
            switch (name) {
                case "IHDR" -> header = content;
                case "acTL" -> loops = ByteBuffer.wrap(content).getInt(4);
                case "tEXt", "iTXt" -> texts.append(new String(content, StandardCharsets.UTF_8));
                case "IDAT" -> data.write(content);
                case "fdAT" -> {
                    sequence = next(content, sequence);
                    data.write(content, 4, content.length - 4);
                }
                case "fcTL" -> {
                    sequence = next(content, sequence);
                    frame(header, control, data);
                    control = content;
                }
                case "IEND" -> frame(header, control, data);
                default -> throw new IOException(name);
            }
        }
        text = texts.toString();
    }

    private static int next(byte[] content, int sequence) throws IOException {
        if (ByteBuffer.wrap(content).getInt() != sequence) {
            throw new IOException("not the chunk number " + sequence);
        }
        return sequence + 1;
    }

    private void frame(byte[] header, byte[] control, ByteArrayOutputStream data)
            throws IOException {
        if (data.size() == 0) {
            return;
        }
        ByteBuffer place = ByteBuffer.wrap(control);
        byte[] own = header.clone();
        System.arraycopy(control, 4, own, 0, 8);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(png);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(out, "IHDR", own);
        chunk(out, "IDAT", data.toByteArray());
        chunk(out, "IEND", new byte[0]);
        data.reset();
        draw(
                ImageIO.read(new ByteArrayInputStream(png.toByteArray())),
                place.getInt(12),
                place.getInt(16),
                ByteBuffer.wrap(header).getInt(0),
                ByteBuffer.wrap(header).getInt(4),
                1000 * place.getShort(20) / place.getShort(22));
    }

    private static void chunk(DataOutputStream out, String name, byte[] content)
            throws IOException {
        byte[] all =
                ByteBuffer.allocate(4 + content.length)
                        .put(name.getBytes(StandardCharsets.US_ASCII))
                        .put(content)
                        .array();
        CRC32 check = new CRC32();
        check.update(all);
        out.writeInt(content.length);
        out.write(all);
        out.writeInt((int) check.getValue());
    }

    @Override
    public String toString() {
        return frames.size()
                + " frames "
                + Arrays.toString(frames.stream().mapToInt(Frame::millis).toArray());
    }
}
