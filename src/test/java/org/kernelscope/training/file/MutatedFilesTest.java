package org.kernelscope.training.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kernelscope.data.ImageFiles;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Presets;
import org.kernelscope.storage.ArchitectureJson;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.storage.Settings;
import org.kernelscope.storage.SettingsFile;
import org.kernelscope.storage.VariantResults;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.SomeRuns;
import org.kernelscope.training.record.RunRecord;

/**
 * Whatever has happened to a file, reading it ends with what it holds or with a sentence: every
 * reader of the program, with damage drawn from a seed.
 */
@Tag("slow")
final class MutatedFilesTest {
    /** Of each reader; more by {@code -Dkernelscope.mutations}. */
    private static final int TRIALS = Integer.getInteger("kernelscope.mutations", 300);

    /** A run of some epochs, which an earlier version wrote. */
    private static final Path TRAINED =
            Path.of("src/test/resources/faults/resumed-with-other-digits.run");

    /** What means something in JSON, and numbers that programs stumble over. */
    private static final List<String> TELLING =
            List.of(
                    "{",
                    "}",
                    "[",
                    "]",
                    "\"",
                    ":",
                    ",",
                    "\\",
                    "\\u0000",
                    "-",
                    ".",
                    "e",
                    "1e999",
                    "NaN",
                    "null",
                    "true",
                    "0",
                    "-1",
                    "2147483647",
                    "2147483648",
                    "9223372036854775807",
                    "1e-320",
                    "\u001b[2J",
                    "\ud83d",
                    "한",
                    " ");

    private static final int[] NUMBERS = {
        0, 1, -1, 127, 255, 256, 65_535, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 30
    };

    @TempDir private Path folder = Path.of("");

    /** A reader of the program, and a sound file for it. */
    private enum Reader {
        NETWORK("net.safetensors", true) {
            @Override
            void write(Path folder) throws UserFacingException {
                ModelFile.write(folder.resolve(file), Model.untrained(Presets.TINY, 1));
            }

            @Override
            void read(Path folder) throws UserFacingException {
                assertThat(ModelFile.read(folder.resolve(file)).weights().asMap()).isNotEmpty();
            }
        },
        OLD_RUN("old.run", true) {
            @Override
            void write(Path folder) throws IOException {
                Files.copy(TRAINED, folder.resolve(file));
            }

            @Override
            void read(Path folder) throws UserFacingException {
                assertThat(RunFile.read(folder.resolve(file)).run().steps()).isNotNull();
            }
        },
        RUN("whole.run", true) {
            @Override
            void write(Path folder) throws UserFacingException {
                RunFile.write(folder.resolve(file), RunFile.read(TRAINED));
            }

            @Override
            void read(Path folder) throws UserFacingException {
                assertThat(RunFile.read(folder.resolve(file)).run().steps()).isNotNull();
            }
        },
        AUTOSAVE("state.safetensors", true) {
            @Override
            void write(Path folder) throws UserFacingException {
                try (AutosaveFolder open = new AutosaveFolder(folder)) {
                    assertThat(open.lock()).isTrue();
                    RunRecord run = SomeRuns.withCheckpoints(1, 0, 20, 50);
                    open.write(SomeRuns.saved(run), Long.MAX_VALUE);
                }
            }

            @Override
            void read(Path folder) throws UserFacingException {
                assertThat(new AutosaveFolder(folder).read().run().steps()).isNotNull();
            }
        },
        MOMENT("moment-20.safetensors", true) {
            @Override
            void write(Path folder) throws UserFacingException, IOException {
                AUTOSAVE.write(folder);
            }

            /** A checkpoint that cannot be read is left out. */
            @Override
            void read(Path folder) throws UserFacingException {
                assertThat(new AutosaveFolder(folder).read().run().steps().size()).isEqualTo(50);
            }

            @Override
            boolean refuses() {
                return false;
            }
        },
        ARCHITECTURE("own.json", true) {
            @Override
            void write(Path folder) throws UserFacingException {
                ArchitectureJson.write(folder.resolve(file), Presets.LENET5_1998);
            }

            @Override
            void read(Path folder) throws UserFacingException {
                assertThat(ArchitectureJson.read(folder.resolve(file)).parameterCount())
                        .isPositive();
            }
        },
        COMPARISON("results.json", true) {
            @Override
            void write(Path folder) throws UserFacingException {
                VariantResults.Row row = new VariantResults.Row("tiny", 1, 2, 3, 4);
                new VariantResults("compare", "test", List.of(row)).write(folder.resolve(file));
            }

            @Override
            void read(Path folder) throws UserFacingException, IOException {
                byte[] bytes = Files.readAllBytes(folder.resolve(file));
                VariantResults read =
                        VariantResults.parse(new String(bytes, StandardCharsets.UTF_8));
                assertThat(read.format()).isNotEmpty();
            }
        },
        SETTINGS("settings.json", true) {
            @Override
            void write(Path folder) throws UserFacingException {
                Settings usual = Settings.defaults();
                Settings other =
                        usual.withAppearance(look -> look.withTheme("dark"))
                                .withBrush(0.1)
                                .withTrainingSeed(5);
                new SettingsFile(folder).save(usual, other);
            }

            /** Never refused: what cannot be becomes the default. */
            @Override
            void read(Path folder) {
                assertThat(new SettingsFile(folder).load().appearance().theme())
                        .isIn("light", "dark");
            }

            @Override
            boolean refuses() {
                return false;
            }
        },
        IDX_IMAGES("train-images-idx3-ubyte", false) {
            @Override
            void write(Path folder) throws IOException {
                dataset(folder);
            }

            @Override
            void read(Path folder) throws UserFacingException {
                assertThat(Mnist.in(folder).train().count()).isPositive();
            }
        },
        IDX_LABELS("train-labels-idx1-ubyte", false) {
            @Override
            void write(Path folder) throws IOException {
                dataset(folder);
            }

            @Override
            void read(Path folder) throws UserFacingException {
                assertThat(Mnist.in(folder).train().count()).isPositive();
            }
        },
        IDX_PACKED("t10k-images-idx3-ubyte.gz", false) {
            @Override
            void write(Path folder) throws IOException {
                dataset(folder);
            }

            @Override
            void read(Path folder) throws UserFacingException {
                assertThat(Mnist.in(folder).test().count()).isPositive();
            }
        },
        PNG("picture.png", false),
        JPEG("picture.jpg", false),
        GIF("picture.gif", false),
        BMP("picture.bmp", false);

        final String file;
        private final boolean text;

        Reader(String file, boolean text) {
            this.file = file;
            this.text = text;
        }

        /** Writes a sound file, and what it needs beside it; here a picture. */
        void write(Path folder) throws UserFacingException, IOException {
            picture(folder.resolve(file), file.substring(file.indexOf('.') + 1));
        }

        /** Reads it as the program does; here a picture. */
        void read(Path folder) throws UserFacingException, IOException {
            assertThat(ImageFiles.read(folder.resolve(file)).size()).isPositive();
        }

        /** True if damage leads to a refusal, rather than to something less. */
        boolean refuses() {
            return true;
        }
    }

    @ParameterizedTest
    @EnumSource(Reader.class)
    void whateverIsReadEndsWithItsContentOrWithASentence(Reader reader) throws Exception {
        reader.write(folder);
        reader.read(folder);
        Path file = folder.resolve(reader.file);
        byte[] whole = Files.readAllBytes(file);
        int refused = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            Files.write(file, mutated(whole, reader.text, new Random(20_261_129L + trial)));
            try {
                reader.read(folder);
            } catch (UserFacingException sentence) {
                assertThat(sentence.getMessage()).doesNotMatch("(?s).*\\p{Cntrl}.*");
                refused++;
            } catch (RuntimeException | Error broken) {
                throw new AssertionError(reader + ", trial " + trial, broken);
            }
        }
        if (reader.refuses()) {
            assertThat(refused).isGreaterThan(TRIALS / 20);
        } else {
            assertThat(refused).isZero();
        }
    }

    private static byte[] mutated(byte[] whole, boolean text, Random random) {
        byte[] bytes = whole.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            bytes = mutatedOnce(bytes, text, random);
        }
        return bytes;
    }

    private static byte[] mutatedOnce(byte[] bytes, boolean text, Random random) {
        if (bytes.length < 16) {
            return bytes;
        }
        // The beginning says most about the rest.
        int end = random.nextInt(4) == 0 ? bytes.length : Math.min(bytes.length, 600);
        int at = random.nextInt(end);
        int to = at + random.nextInt(Math.min(40, bytes.length - at));
        return switch (random.nextInt(text ? 8 : 6)) {
            case 0 -> {
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                yield bytes;
            }
            case 1 -> {
                bytes[at] = (byte) random.nextInt(256);
                yield bytes;
            }
            case 2 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 3 -> spliced(bytes, at, to, new byte[0]);
            case 4 -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, to));
            case 5 -> {
                int number = NUMBERS[random.nextInt(NUMBERS.length)];
                boolean little = random.nextBoolean();
                for (int i = 0; i < Math.min(4, bytes.length - at); i++) {
                    bytes[at + i] = (byte) (number >> (little ? 8 * i : 24 - 8 * i));
                }
                yield bytes;
            }
            default -> {
                String word = TELLING.get(random.nextInt(TELLING.size()));
                int gap = random.nextBoolean() ? at : Math.min(at + 1, to);
                yield spliced(bytes, at, gap, word.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    /** With {@code other} in the place of what is from {@code at} to {@code to}. */
    private static byte[] spliced(byte[] bytes, int at, int to, byte[] other) {
        byte[] spliced = new byte[bytes.length - (to - at) + other.length];
        System.arraycopy(bytes, 0, spliced, 0, at);
        System.arraycopy(other, 0, spliced, at, other.length);
        System.arraycopy(bytes, to, spliced, at + other.length, bytes.length - to);
        return spliced;
    }

    private static void picture(Path file, String format) throws IOException {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 40, 30);
        pen.setColor(Color.BLUE);
        pen.fillRect(15, 5, 6, 20);
        pen.dispose();
        assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
    }

    private static void dataset(Path folder) throws IOException {
        Files.write(folder.resolve("train-images-idx3-ubyte"), idx(0x803, 12, 28, 28));
        Files.write(folder.resolve("train-labels-idx1-ubyte"), idx(0x801, 12));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(idx(0x803, 6, 28, 28));
        }
        Files.write(folder.resolve("t10k-images-idx3-ubyte.gz"), packed.toByteArray());
        Files.write(folder.resolve("t10k-labels-idx1-ubyte"), idx(0x801, 6));
    }

    private static byte[] idx(int magic, int... extents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(magic);
        int size = 1;
        for (int extent : extents) {
            out.writeInt(extent);
            size *= extent;
        }
        for (int i = 0; i < size; i++) {
            out.write(i % 10);
        }
        return bytes.toByteArray();
    }
}
