package org.kernelscope.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Node;

final class PngFileTest {
    private static final Caption CAPTION =
            Caption.of("Kernelscope: C1, map 1")
                    .with(Caption.NETWORK, "LeNet-5 · 60,000")
                    .with(Caption.LAYER, "C1 합성곱");

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyPixelIsReadBack(boolean alpha) throws Exception {
        Random random = new Random(1);
        int width = 211;
        int height = 97;
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            // Plain ground, a gradient and noise, so that every filter is chosen somewhere.
            int y = i / width;
            argb[i] = y < 30 ? 0xfff6f8fa : y < 60 ? 0xff000000 | y * 0x030201 : random.nextInt();
        }
        Path file = folder.resolve("image.png");
        PngFile.write(file, new Pixels(width, height, argb), alpha, CAPTION);
        BufferedImage read = ImageIO.read(file.toFile());
        assertThat(read.getColorModel().hasAlpha()).isEqualTo(alpha);
        for (int i = 0; i < argb.length; i++) {
            int expected = alpha ? argb[i] : argb[i] | 0xff000000;
            assertThat(read.getRGB(i % width, i / width)).isEqualTo(expected);
        }
    }

    @Test
    void theCaptionIsInTextChunks() throws Exception {
        Path file = folder.resolve("image.png");
        PngFile.write(file, new Pixels(1, 1, new int[] {-1}), false, CAPTION);
        Map<String, String> found = new HashMap<>();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
            reader.setInput(in);
            collect(reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0"), found);
            reader.dispose();
        }
        assertThat(found)
                .containsEntry("Title", "Kernelscope: C1, map 1")
                .containsEntry("Network", "LeNet-5 · 60,000")
                .containsEntry("Layer", "C1 합성곱");
    }

    private static void collect(Node node, Map<String, String> found) {
        if (node.getAttributes() != null && node.getAttributes().getNamedItem("keyword") != null) {
            Node value = node.getAttributes().getNamedItem("value");
            Node text = value == null ? node.getAttributes().getNamedItem("text") : value;
            found.put(
                    node.getAttributes().getNamedItem("keyword").getNodeValue(),
                    text.getNodeValue());
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            collect(child, found);
        }
    }
}
