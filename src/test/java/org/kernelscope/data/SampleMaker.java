package org.kernelscope.data;

import static java.awt.image.BufferedImage.TYPE_BYTE_GRAY;
import static java.awt.image.BufferedImage.TYPE_INT_ARGB;
import static java.awt.image.BufferedImage.TYPE_INT_RGB;
import static org.kernelscope.data.ImageBytes.grey;
import static org.kernelscope.data.ImageBytes.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * Makes the folder {@code samples}: chosen digits of MNIST's test set, and digits of our own that
 * look like none of them. From the folder of the project, after {@code mvn test-compile}:
 *
 * <pre>java -cp target/test-classes:target/classes org.kernelscope.data.SampleMaker</pre>
 */
final class SampleMaker {
    private static final Path FOLDER = Path.of("samples");

    private SampleMaker() {}

    /**
     * A picture in the folder.
     *
     * @param resembles the digit that it is easily taken for; its own if none
     * @param origin where it comes from, for the list
     */
    record Made(
            String file,
            int digit,
            String kind,
            int resembles,
            String origin,
            BufferedImage picture) {
        String json() {
            String like = resembles == digit ? "" : ", \"resembles\": " + resembles;
            return String.format(
                    Locale.ROOT,
                    "  {\"file\": \"%s\", \"digit\": %d, \"kind\": \"%s\"%s, \"origin\": \"%s\"}",
                    file,
                    digit,
                    kind,
                    like,
                    origin);
        }
    }

    public static void main(String[] arguments) throws IOException, UserFacingException {
        List<Made> all = make();
        Files.createDirectories(FOLDER);
        for (Made made : all) {
            Files.write(FOLDER.resolve(made.file()), ImageBytes.encode(made.picture(), "png"));
        }
        Files.writeString(
                FOLDER.resolve("samples.json"),
                all.stream().map(Made::json).collect(Collectors.joining(",\n", "[\n", "\n]\n")));
    }

    static List<Made> make() throws UserFacingException {
        Dataset digits = Mnist.inside().test();
        List<Made> all = new ArrayList<>();
        int[] clean = {10, 5, 1, 32, 4, 15, 21, 0, 134, 12};
        for (int digit = 0; digit < clean.length; digit++) {
            all.add(fromMnist(digits, clean[digit], "clean", digit));
        }
        // Which digit a hurried reader would see.
        int[][] confusions = {
            {115, 9}, {740, 9}, {1232, 4}, {5937, 3}, {4740, 5}, {1260, 1}, {3073, 2}, {1226, 2}
        };
        for (int[] confusion : confusions) {
            all.add(fromMnist(digits, confusion[0], "confusion", confusion[1]));
        }
        for (int ugly : new int[] {247, 445, 2462, 6576, 8408, 9692}) {
            all.add(fromMnist(digits, ugly, "ugly", digits.label(ugly)));
        }
        all.addAll(drawn());
        return all;
    }

    private static Made fromMnist(Dataset digits, int index, String kind, int resembles) {
        int digit = digits.label(index);
        String like = resembles == digit ? "" : "-like-" + resembles;
        return new Made(
                String.format(Locale.ROOT, "%s-%d%s-%05d.png", kind, digit, like, index),
                digit,
                kind,
                resembles,
                "MNIST test digit " + index,
                image(digits.ink(index), 1, 0, TYPE_BYTE_GRAY, (ink, r, c) -> grey(ink)));
    }

    private static List<Made> drawn() {
        Random random = new Random(1998);
        return List.of(
                drawn(3, "thick", TYPE_BYTE_GRAY, on(3, 280, 280, 45, 45, 190, 46), blackOnWhite()),
                drawn(5, "thin", TYPE_BYTE_GRAY, on(5, 400, 300, 60, 30, 260, 1.6), blackOnWhite()),
                drawn(8, "tiny", TYPE_BYTE_GRAY, on(8, 240, 320, 150, 60, 22, 2.6), blackOnWhite()),
                drawn(
                        2,
                        "off-centre",
                        TYPE_BYTE_GRAY,
                        on(2, 280, 280, 150, 155, 120, 11),
                        (ink, row, column) -> grey(ink)),
                drawn(
                        7,
                        "coloured",
                        TYPE_INT_RGB,
                        on(7, 200, 260, 30, 60, 140, 13),
                        (ink, row, column) -> ImageBytes.mix(ink, 0xfff2d2, 0x1b4fa8)),
                drawn(
                        4,
                        "transparent",
                        TYPE_INT_ARGB,
                        on(4, 220, 220, 30, 30, 160, 14),
                        (ink, row, column) -> Math.round(255 * ink) << 24 | 0xb03030),
                drawn(
                        6,
                        "on-paper",
                        TYPE_BYTE_GRAY,
                        on(6, 300, 260, 60, 50, 170, 8),
                        (ink, row, column) -> {
                            double light = 0.9 - 0.0008 * row - 0.0005 * column;
                            double line = row % 42 < 2 ? 0.9 : 1;
                            return grey(
                                    light * line * (1 - 0.7 * ink) + 0.012 * random.nextGaussian());
                        }));
    }

    private static Tensor on(
            int digit, int rows, int columns, double top, double left, double size, double pen) {
        return Handwriting.write(digit, rows, columns, top, left, size, pen);
    }

    private static ImageBytes.Paint blackOnWhite() {
        return (ink, row, column) -> grey(1 - ink);
    }

    private static Made drawn(
            int digit, String look, int type, Tensor ink, ImageBytes.Paint paint) {
        return new Made(
                String.format(Locale.ROOT, "drawn-%d-%s.png", digit, look),
                digit,
                "drawn",
                digit,
                "drawn for Kernelscope: " + look,
                image(ink, 1, 0, type, paint));
    }
}
