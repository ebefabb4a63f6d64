package org.kernelscope.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.data.ClassNames;
import org.kernelscope.storage.NumberArray;
import org.kernelscope.storage.Safetensors;
import org.kernelscope.storage.TensorFile;
import org.kernelscope.tensor.Shape;
import org.kernelscope.text.UserFacingException;

final class DatasetFileTest {
    @TempDir Path folder;

    private Path file() {
        return folder.resolve("own.ksdata");
    }

    private static OwnDataset some() throws UserFacingException {
        List<OwnExample> examples = new ArrayList<>(Sets.bars(2).examples());
        byte[] pixels = new byte[28 * 28];
        pixels[77] = (byte) 200;
        examples.add(
                OwnExample.takeOver(pixels, 1, "지우", "사진/7_지우.png")
                        .withPart(DatasetParts.Part.TEST));
        List<String> names = List.of("가", "b", "2", "3", "4", "5", "6", "7", "8", "🙂");
        return OwnDataset.of(ClassNames.checked(names), 28, 28, examples);
    }

    @Test
    void whatIsWrittenIsRead() throws UserFacingException, IOException {
        DatasetFile.write(file(), some());
        assertThat(DatasetFile.read(file())).isEqualTo(some());
        byte[] bytes = Files.readAllBytes(file());
        DatasetFile.write(file(), some());
        assertThat(Files.readAllBytes(file())).isEqualTo(bytes);
        DatasetFile.write(file(), OwnDataset.EMPTY);
        assertThat(DatasetFile.read(file())).isEqualTo(OwnDataset.EMPTY);
    }

    @Test
    void aNewerVersionAndAnotherFileAreToldApart() throws UserFacingException {
        write(Map.of("dataset/version", "3", "dataset/facts", "{}"), Map.of());
        assertRefused("newer version");
        write(Map.of("architecture", "{}"), Map.of());
        assertRefused("is not a data set");
        write(Map.of("dataset/version", "one"), Map.of());
        assertRefused("damaged");
    }

    private static OwnDataset inColour() throws UserFacingException {
        byte[] pixels = new byte[3 * 2 * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (15 * i);
        }
        OwnExample first = OwnExample.takeOver(3, pixels, 3, "a", "b");
        OwnExample second = OwnExample.takeOver(3, new byte[pixels.length], 4, null, "c");
        return OwnDataset.of(
                ClassNames.DIGITS,
                Shape.of(3, 2, 3),
                List.of(first.withPart(DatasetParts.Part.LEARN), second));
    }

    /** A program that reads version 1 alone refuses the file with its sentence. */
    @Test
    void onlyAFileInColourIsOfVersionTwo() throws UserFacingException {
        DatasetFile.write(file(), inColour());
        assertThat(DatasetFile.read(file())).isEqualTo(inColour());
        TensorFile file = Safetensors.readAnyType(file());
        assertThat(file.metadata()).containsEntry("dataset/version", "2");
        assertThat(file.metadata().get("dataset/facts")).contains("\"channels\":3");
        assertThat(Objects.requireNonNull(file.arrays().get("dataset/images")).shape())
                .isEqualTo(Shape.of(2, 3, 2, 3));
        DatasetFile.write(file(), OwnDataset.EMPTY_IN_COLOUR);
        assertThat(DatasetFile.read(file())).isEqualTo(OwnDataset.EMPTY_IN_COLOUR);
        DatasetFile.write(file(), some());
        file = Safetensors.readAnyType(file());
        assertThat(file.metadata()).containsEntry("dataset/version", "1");
        assertThat(file.metadata().get("dataset/facts")).doesNotContain("channels");
        assertThat(Objects.requireNonNull(file.arrays().get("dataset/images")).shape())
                .isEqualTo(Shape.of(21, 28, 28));
    }

    @Test
    void aLieAboutTheChannelsIsNamed() throws UserFacingException {
        DatasetFile.write(file(), inColour());
        TensorFile sound = Safetensors.readAnyType(file());
        String facts = Objects.requireNonNull(sound.metadata().get("dataset/facts"));
        for (String lie : List.of("2", "0", "-3", "4", "2000000000")) {
            with("2", sound, facts.replace("\"channels\":3", "\"channels\":" + lie), Map.of());
            assertRefused("dataset/facts");
        }
        with("2", sound, facts.replace("\"channels\":3", "\"channels\":1"), Map.of());
        assertRefused("dataset/images");
        with("2", sound, facts.replace(",\"channels\":3", ""), Map.of());
        assertRefused("own.ksdata");
        with("1", sound, facts, Map.of());
        assertRefused("dataset/images");
        with("2", sound, facts.replace("\"count\":2", "\"count\":6"), Map.of());
        assertRefused("dataset/images");
        with("2", sound, facts.replace("\"count\":2", "\"count\":2000000000"), Map.of());
        assertRefused("own.ksdata");
        NumberArray planes = new NumberArray.Bytes(Shape.of(6, 2, 3), new byte[36]);
        with("2", sound, facts, Map.of("dataset/images", planes));
        assertRefused("dataset/images");
    }

    @Test
    void aLieInTheFactsIsNamed() throws UserFacingException {
        DatasetFile.write(file(), some());
        TensorFile sound = Safetensors.readAnyType(file());
        String facts = Objects.requireNonNull(sound.metadata().get("dataset/facts"));
        for (String lie : List.of("\"count\":22", "\"count\":-1", "\"count\":2000000000")) {
            with(sound, facts.replace("\"count\":21", lie), Map.of());
            assertRefused("own.ksdata");
        }
        with(sound, facts.replace("\"rows\":28", "\"rows\":0"), Map.of());
        assertRefused("dataset/facts");
        with(sound, facts.replace("\"rows\":28", "\"rows\":56"), Map.of());
        assertRefused("dataset/images");
        byte[] labels = new byte[21];
        labels[20] = 10;
        with(sound, facts, Map.of("dataset/labels", bytes(labels)));
        assertRefused("dataset/labels");
        byte[] parts = new byte[21];
        for (int lie : List.of(3, 255)) {
            parts[20] = (byte) lie;
            with(sound, facts, Map.of("dataset/parts", bytes(parts)));
            assertRefused("dataset/parts");
        }
        with(sound, facts, Map.of("dataset/parts", bytes(new byte[20])));
        assertRefused("dataset/parts");
        with(sound, facts, Map.of("dataset/labels", bytes(new byte[20])));
        assertRefused("dataset/labels");
        long[] places = new long[21];
        places[3] = 9_000_000_000L;
        with(sound, facts, Map.of("dataset/sources", new NumberArray.Longs(places)));
        assertRefused("dataset/sources");
        places[3] = -2;
        with(sound, facts, Map.of("dataset/writers", new NumberArray.Longs(places)));
        assertRefused("dataset/writers");
        byte[] noJson = "[".getBytes(StandardCharsets.UTF_8);
        with(sound, facts, Map.of("dataset/texts", bytes(noJson)));
        assertRefused("own.ksdata");
    }

    @Test
    void aDamagedFileIsReadOrRefusedInOneSentence() throws UserFacingException, IOException {
        OwnDataset small =
                OwnDataset.of(
                        ClassNames.DIGITS,
                        2,
                        2,
                        List.of(
                                OwnExample.takeOver(new byte[] {1, 2, 3, 4}, 3, "a", "b"),
                                OwnExample.takeOver(new byte[] {1, 2, 3, 5}, 4, null, "c")));
        for (OwnDataset set : List.of(small, inColour())) {
            DatasetFile.write(file(), set);
            damage(Files.readAllBytes(file()));
        }
    }

    /** Cuts the file at every byte, and changes some bytes at random. */
    private void damage(byte[] sound) throws IOException {
        for (int length = 0; length < sound.length; length++) {
            assertReadOrRefused(Arrays.copyOf(sound, length));
        }
        Random random = new Random(7);
        for (int trial = 0; trial < 400; trial++) {
            byte[] bytes = sound.clone();
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertReadOrRefused(bytes);
        }
    }

    private void assertReadOrRefused(byte[] bytes) throws IOException {
        Files.write(file(), bytes);
        try {
            assertThat(DatasetFile.read(file()).count()).isEqualTo(2);
        } catch (UserFacingException refused) {
            assertThat(refused.getMessage()).contains("own.ksdata").doesNotContain("\n");
        }
    }

    private static NumberArray.Bytes bytes(byte[] values) {
        return new NumberArray.Bytes(Shape.of(values.length), values);
    }

    private void with(TensorFile sound, String facts, Map<String, NumberArray> changes)
            throws UserFacingException {
        with("1", sound, facts, changes);
    }

    private void with(
            String version, TensorFile sound, String facts, Map<String, NumberArray> changes)
            throws UserFacingException {
        Map<String, NumberArray> arrays = new HashMap<>(sound.arrays());
        arrays.putAll(changes);
        write(Map.of("dataset/version", version, "dataset/facts", facts), arrays);
    }

    private void write(Map<String, String> metadata, Map<String, NumberArray> arrays)
            throws UserFacingException {
        Safetensors.write(file(), new TensorFile(metadata, Map.of(), arrays));
    }

    private void assertRefused(String part) {
        assertThatThrownBy(() -> DatasetFile.read(file()))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining(part);
    }
}
