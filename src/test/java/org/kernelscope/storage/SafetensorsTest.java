package org.kernelscope.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

final class SafetensorsTest {
    @TempDir Path folder;

    @Test
    void tensorsKeepTheirOrderTheirBitsAndTheirTexts() throws Exception {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("z", Tensor.of(Shape.of(2, 1), Float.MIN_VALUE, -0f));
        tensors.put("a", Tensor.of(Shape.of(3), Float.NaN, Float.MAX_VALUE, (float) Math.PI));
        TensorFile content = new TensorFile(Map.of("말", "숫자 “7”\n\"둘째 줄\""), tensors);
        Path file = folder.resolve("t.safetensors");
        Safetensors.write(file, content);
        TensorFile back = Safetensors.read(file);
        assertThat(back).isEqualTo(content);
        assertThat(back.tensors().keySet()).containsExactly("z", "a");
    }

    @Test
    void numbersOfOtherTypesKeepTheirBits() throws Exception {
        Map<String, NumberArray> arrays = new LinkedHashMap<>();
        arrays.put("bytes", new NumberArray.Bytes(Shape.of(3), new byte[] {0, -1, 127}));
        arrays.put("doubles", new NumberArray.Doubles(Math.PI, Double.NaN, Double.MIN_VALUE));
        arrays.put("longs", new NumberArray.Longs(Shape.of(1, 2), new long[] {-1, 1L << 62}));
        TensorFile content =
                new TensorFile(Map.of(), Map.of("floats", Tensor.of(Shape.of(1), 1.5f)), arrays);
        Path file = folder.resolve("t.safetensors");
        Safetensors.write(file, content);
        assertThat(Safetensors.readAnyType(file)).isEqualTo(content);
        // Each lies at a multiple of its own size: 8-byte numbers, floats, bytes.
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int begin = 8 + (int) data.getLong(0);
        assertThat(data.getDouble(begin)).isEqualTo(Math.PI);
        assertThat(data.getLong(begin + 24)).isEqualTo(-1);
        assertThat(data.getFloat(begin + 40)).isEqualTo(1.5f);
        assertThat(bytes[begin + 45]).isEqualTo((byte) -1);
        assertThat(bytes).hasSize(begin + 47);
        assertRefused(file, "only F32");
        assertThat(Safetensors.readMetadata(file)).isEmpty();
    }

    @Test
    void arraysLargerThanAChunkAreWhole() throws Exception {
        double[] doubles = new double[20_001];
        long[] longs = new long[20_001];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = 1.0 / (i + 1);
            longs[i] = (long) i << 33;
        }
        Map<String, NumberArray> arrays =
                Map.of(
                        "d", new NumberArray.Doubles(doubles),
                        "l", new NumberArray.Longs(longs),
                        "b", new NumberArray.Bytes(Shape.of(70_001), new byte[70_001]));
        Path file = folder.resolve("t.safetensors");
        Safetensors.write(file, new TensorFile(Map.of(), Map.of(), arrays));
        assertThat(Safetensors.readAnyType(file).arrays()).isEqualTo(arrays);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "[0,8]   | [1]                      | F16  | model.float().state_dict()",
                "[0,8]   | [8]                      | BOOL | leave it out",
                "[0,8]   | []                       | I64  | a single number without an axis",
                "[0,8]   | [2]                      | F64  | 16 bytes",
                "[0,8]   | [2]                      | I64  | 16 bytes",
                "[0,8]   | [2]                      | U8   | 2 bytes",
                "[0,8]   | [65536,65536]            | U8   | more than can be read",
                "[0,8]   | [2147483647]             | I64  | needs 17179869176 bytes",
                "[0,8]   | [0]                      | F64  | holds no numbers",
                "[4,12]  | [1]                      | I64  | expected was byte 0",
                "[0,7]   | [7]                      | U8   | need 7 bytes, but 8 follow",
            })
    void aLyingEntryOfAnyTypeIsRefused(String offsets, String shape, String type, String sentence)
            throws Exception {
        String json =
                "{'t':{'dtype':'%s','shape':%s,'data_offsets':%s}}"
                        .formatted(type, shape, offsets)
                        .replace('\'', '"');
        Path file = file(json, 1f, 2f);
        assertThatThrownBy(() -> Safetensors.readAnyType(file))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContainingAll(file.toString(), sentence);
    }

    @Test
    void tensorsLargerThanAChunkAreWhole() throws Exception {
        float[] numbers = new float[100_003];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i;
        }
        Map<String, Tensor> tensors =
                Map.of("t", Tensor.takeOver(Shape.of(numbers.length), numbers));
        Path file = folder.resolve("t.safetensors");
        Safetensors.write(file, new TensorFile(Map.of(), tensors));
        assertThat(Safetensors.read(file).tensors()).isEqualTo(tensors);
    }

    @Test
    void whatPyTorchWritesIsRead() throws Exception {
        // Two tensors, the later one first in the header, spaces at its end.
        Path file =
                file(
                        """
                        {"b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]},\
                        "a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}   \
                        """,
                        1f,
                        2f,
                        3f);
        assertThat(Safetensors.read(file).tensors())
                .containsEntry("a", Tensor.of(Shape.of(2), 1, 2))
                .containsEntry("b", Tensor.of(Shape.of(1), 3));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "[0,8]   | [1,2]                    | F16  | model.float().state_dict()",
                "[0,8]   | [1,2]                    | BF16 | model.float().state_dict()",
                "[0,8]   | [1]                      | F64  | model.float().state_dict()",
                "[0,8]   | [1]                      | I64  | leave it out",
                "[0,8]   | []                       | I64  | leave it out",
                "[0,8]   | [8]                      | BOOL | leave it out",
                "[0,8]   | [8]                      | U8   | does not convert it",
                "[0,8]   | [3]                      | F32 | 12 bytes",
                "[0,8]   | [65536,65536]            | F32 | more than can be read",
                "[0,8]   | [4294967296,4294967296]  | F32 | more than can be read",
                "[0,8]   | [0]                      | F32 | holds no numbers",
                "[0,8]   | [65536,0,65536]          | F32 | holds no numbers",
                "[0,4]   | []                       | F32 | a single number without an axis",
                "[0,8]   | [1,1,1,1,1,1,1,1,2]      | F32 | at most 8 axes",
                "[0,8]   | [-2]                     | F32 | not the JSON",
                "[0,8]   | [2.5]                    | F32 | not the JSON",
                "[0,8]   | ['2']                    | F32 | not the JSON",
                "[0,8]   | 2                        | F32 | not the JSON",
                "[8,0]   | [2]                      | F32 | -8",
                "[4,12]  | [2]                      | F32 | expected was byte 0",
                "[0]     | [2]                      | F32 | not the JSON",
                "[0,8,9] | [2]                      | F32 | not the JSON",
                "[0,9223372036854775807] | [2]      | F32 | needs 8 bytes",
            })
    void aLyingEntryIsRefused(String offsets, String shape, String type, String sentence)
            throws Exception {
        String json =
                "{'t':{'dtype':'%s','shape':%s,'data_offsets':%s}}"
                        .formatted(type, shape, offsets)
                        .replace('\'', '"');
        Path file = file(json, 1f, 2f);
        assertRefused(file, sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "null",
                "[]",
                "{",
                "{}{}",
                "{} x",
                "{'t':{}}",
                "{'t':[]}",
                "{'t':{'dtype':'F32','shape':[2],'data_offsets':[0,8],'more':1}}",
                "{'t':{'dtype':'F32','shape':[2]}}",
                "{'':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}",
                "{'\\u001b[2J':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}",
                "{'__metadata__':'text'}",
                "{'__metadata__':{'a':1}}",
                "{'__metadata__':{'a':{}}}",
                "{t:{dtype:'F32'}}",
                "{'t':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},}"
            })
    void aHeaderOfAnotherFormIsRefused(String json) throws Exception {
        assertRefused(file(json.replace('\'', '"'), 1f, 2f), "bad.safetensors");
    }

    @Test
    void theSameNameTwiceIsRefused() throws Exception {
        String entry = "\"t\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[%s,%s]}";
        String json = "{" + entry.formatted(0, 4) + "," + entry.formatted(4, 8) + "}";
        assertRefused(file(json, 1f, 2f), "says t twice");
    }

    @Test
    void tensorsThatOverlapAreRefused() throws Exception {
        String json =
                """
                {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},\
                "b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}\
                """;
        assertRefused(file(json, 1f, 2f, 3f), "tensor b begins at byte 4");
    }

    @Test
    void bytesThatBelongToNoTensorAreRefused() throws Exception {
        String json = "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}";
        assertRefused(file(json, 1f, 2f), "need 4 bytes, but 8 follow");
    }

    @Test
    void deepNestingIsRefused() throws Exception {
        assertRefused(file("{\"t\":" + "[".repeat(100_000), 1f), "not the JSON");
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws Exception {
        Path file = folder.resolve("bad.safetensors");
        ByteBuffer bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putLong(4);
        Files.write(file, bytes.putInt(0xfffefdfc).array());
        assertRefused(file, "not the JSON");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, 0, 1, 100, 1L << 20, 4L << 30, Long.MAX_VALUE})
    void aHeaderLengthThatCannotBeIsRefusedBeforeItIsSetAside(long length) throws Exception {
        Path file = folder.resolve("bad.safetensors");
        ByteBuffer bytes = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
        Files.write(file, bytes.array());
        assertRefused(file, Long.toUnsignedString(length) + " bytes");
    }

    /** What people rename: each is called by its name, whatever its size seems to claim. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "80 02 8a 0a 6c fc 9c 46 f9 20 6a a8 50 19 2e       | a file of PyTorch",
                "80 02 7d 71 00 58 06 00 00 00 77 65 69 67 68 74 2e | a file of PyTorch",
                "80 04 95 21 00 00 00 00 00 00 00 7d 94 8c 01 61    | a file of PyTorch",
                "50 4b 03 04 14 00 00 00 00 00 00 00 00 00 00 00    | a zip archive",
                "89 48 44 46 0d 0a 1a 0a 00 00 00 00 00 08 08 00    | an HDF5 file",
                "7b 22 69 64 22 3a 20 22 61 22 2c 20 22 69 6e 70    | is JSON",
                "0a 20 7b 22 69 64 22 3a 20 22 61 22 2c 20 22 69    | is JSON",
            })
    void aFileOfAnotherProgramIsCalledByItsName(String bytes, String sentence) throws Exception {
        Path file = folder.resolve("renamed.safetensors");
        Files.write(file, HexFormat.ofDelimiter(" ").parseHex(bytes.strip()));
        assertRefused(file, sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "archive/data.pkl,   a file of PyTorch",
        "model/byteorder,    a file of PyTorch",
        "configuration.json, a zip of Deeplearning4j",
        "notes.txt,          a zip archive"
    })
    void aZipIsCalledByWhatIsInIt(String entry, String sentence) throws Exception {
        Path file = folder.resolve("renamed.safetensors");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(new byte[100]);
        }
        assertRefused(file, sentence);
    }

    /** A header of 640, 1,152 or 123 bytes begins as a pickle or a JSON does. */
    @ParameterizedTest
    @ValueSource(ints = {0x0280, 0x0380, 0x0480, 0x0580, 0x7b, 0x2b50})
    void aSoundFileIsNotTakenForAnother(int length) throws Exception {
        String json = "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}";
        Path file = file(json + " ".repeat(length - json.length()), 1f);
        assertThat(Safetensors.read(file).tensors()).containsEntry("a", Tensor.of(Shape.of(1), 1));
    }

    @Test
    void aFileThatIsTooLargeIsRefusedUnread() throws Exception {
        Path file = folder.resolve("bad.safetensors");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(5L << 30);
        }
        assertRefused(file, Long.toString(5L << 30));
    }

    @Test
    void aFolderAndAMissingFileAreRefused() {
        assertRefused(folder, folder.toString());
        assertRefused(folder.resolve("none.safetensors"), "no file");
    }

    @Test
    void aHeaderThatNobodyCouldReadAgainIsNotWritten() {
        String text = "x".repeat(Safetensors.MAX_HEADER_BYTES);
        Path file = folder.resolve("large.safetensors");
        TensorFile content = new TensorFile(Map.of("text", text), Map.of());
        assertThatThrownBy(() -> Safetensors.write(file, content))
                .isInstanceOf(UserFacingException.class);
        assertThat(file).doesNotExist();
    }

    private static void assertRefused(Path file, String sentence) {
        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContainingAll(file.toString(), sentence);
    }

    private Path file(String header, float... numbers) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes =
                ByteBuffer.allocate(8 + json.length + 4 * numbers.length)
                        .order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json);
        for (float number : numbers) {
            bytes.putFloat(number);
        }
        return Files.write(folder.resolve("bad.safetensors"), bytes.array());
    }
}
