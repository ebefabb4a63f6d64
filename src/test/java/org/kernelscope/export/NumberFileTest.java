package org.kernelscope.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

final class NumberFileTest {
    private static final Caption CAPTION =
            Caption.of("C1, map 1").with(Caption.NETWORK, "\"LeNet-5\", modern");

    @TempDir Path folder;

    @Test
    void aMapIsWrittenRowByRow() throws Exception {
        Tensor map = Tensor.of(Shape.of(1, 2, 3), 1, -0.5f, 0.1f, 1e-7f, 3.4e38f, 0);
        Path file = folder.resolve("map.csv");
        NumberFile.writeCsv(file, NumberTable.of(map), CAPTION);
        assertThat(Files.readString(file))
                .isEqualTo(
                        "# Title: C1; map 1 | Network: 'LeNet-5'; modern\r\n"
                                + "1,-0.5,0.1\r\n1.0E-7,3.4E38,0\r\n");
    }

    @Test
    void aLanguageWithDecimalCommasChangesNothing() throws Exception {
        Locale before = Locale.getDefault();
        Path file = folder.resolve("map.csv");
        NumberTable table = NumberTable.of(Tensor.of(Shape.of(1, 1, 2), 0.25f, 12345.5f));
        try {
            Locale.setDefault(Locale.GERMANY);
            NumberFile.writeCsv(file, table, Caption.of("x"));
            assertThat(NumberFile.tabSeparated(table)).isEqualTo("0.25\t12345.5\n");
        } finally {
            Locale.setDefault(before);
        }
        assertThat(Files.readString(file)).endsWith("\r\n0.25,12345.5\r\n");
    }

    @Test
    void headingsAreQuotedWhereTheyMustBe() throws Exception {
        Path file = folder.resolve("run.csv");
        NumberTable table =
                new NumberTable(
                        List.of("step", "loss, mean", "so-called \"test\"", "two\nlines"),
                        List.of(new double[] {1, 2.125, Double.NaN, 1.0 / 3}));
        NumberFile.writeCsv(file, table, Caption.of("x"));
        assertThat(Files.readString(file))
                .endsWith(
                        "\r\nstep,\"loss, mean\",\"so-called \"\"test\"\"\",\"two\nlines\"\r\n"
                                + "1,2.125,,0.3333333333333333\r\n");
        assertThat(NumberFile.tabSeparated(table)).startsWith("step\tloss, mean\t");
    }

    @Test
    void numPyReadsTheTensor() throws Exception {
        Tensor tensor = Tensor.of(Shape.of(2, 1, 3), 1, 2, 3, -4, 5.5f, Float.MIN_VALUE);
        Path file = folder.resolve("map.npy");
        NumberFile.writeNpy(file, tensor, CAPTION);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[8];
        bytes.get(magic);
        assertThat(magic).containsExactly(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0);
        byte[] header = new byte[bytes.getShort()];
        assertThat((10 + header.length) % 64).as("alignment of the values").isZero();
        bytes.get(header);
        assertThat(new String(header, StandardCharsets.US_ASCII))
                .matches(
                        "\\{'descr': '<f4', 'fortran_order': False, 'shape': \\(2, 1, 3,\\), \\} *\n");
        float[] values = new float[6];
        bytes.asFloatBuffer().get(values);
        assertThat(values).isEqualTo(tensor.toArray());
        assertThat(bytes.remaining()).isEqualTo(4 * values.length);
        assertThat(folder.resolve("map.npy.txt"))
                .hasContent("Title: C1, map 1\nNetwork: \"LeNet-5\", modern\n");
    }
}
