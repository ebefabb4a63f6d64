package org.kernelscope.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.kernelscope.storage.AtomicFiles;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * Writes numbers for spreadsheets and for NumPy. Decimal points are points in every language, and
 * every number is written so that reading it gives the same number again. Any thread.
 */
public final class NumberFile {
    private static final byte[] NPY = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int NPY_ALIGNMENT = 64;

    private NumberFile() {}

    /**
     * Writes comma-separated values (RFC 4180) behind one line with the caption, which begins with
     * {@code #}.
     *
     * @throws UserFacingException as {@link AtomicFiles#write}
     */
    public static void writeCsv(Path file, NumberTable table, Caption caption)
            throws UserFacingException {
        byte[] text =
                (caption.comment() + "\r\n" + separated(table, ',', "\r\n"))
                        .getBytes(StandardCharsets.UTF_8);
        AtomicFiles.write(file, out -> out.write(text));
    }

    /** The same table with tabs, which a spreadsheet pastes into rows and columns. */
    public static String tabSeparated(NumberTable table) {
        return separated(table, '\t', "\n");
    }

    /**
     * Writes a tensor in NumPy's format 1.0 ({@code numpy.lib.format}): little-endian float32, in C
     * order. The caption is in a text file beside it, for the format has no place for it.
     *
     * @throws UserFacingException as {@link AtomicFiles#write}
     */
    public static void writeNpy(Path file, Tensor tensor, Caption caption)
            throws UserFacingException {
        Path beside = file.resolveSibling(file.getFileName() + ".txt");
        AtomicFiles.check(beside);
        AtomicFiles.write(file, out -> npy(tensor, out));
        AtomicFiles.write(
                beside,
                out -> out.write((caption.lines() + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    private static void npy(Tensor tensor, OutputStream out) throws IOException {
        String extents =
                Arrays.stream(tensor.shape().toArray())
                        .mapToObj(each -> each + ",")
                        .collect(Collectors.joining(" "));
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + extents + "), }";
        int unpadded = NPY.length + 2 + header.length() + 1;
        int padding = (NPY_ALIGNMENT - unpadded % NPY_ALIGNMENT) % NPY_ALIGNMENT;
        String padded = header + " ".repeat(padding) + "\n";
        out.write(NPY);
        out.write(padded.length());
        out.write(padded.length() >> 8);
        out.write(padded.getBytes(StandardCharsets.US_ASCII));
        ByteBuffer values = ByteBuffer.allocate(4 * tensor.size()).order(ByteOrder.LITTLE_ENDIAN);
        values.asFloatBuffer().put(tensor.toArray());
        out.write(values.array());
    }

    private static String separated(NumberTable table, char separator, String end) {
        StringBuilder text = new StringBuilder();
        if (!table.headings().isEmpty()) {
            List<String> cells =
                    table.headings().stream().map(each -> quoted(each, separator)).toList();
            text.append(String.join(String.valueOf(separator), cells)).append(end);
        }
        for (double[] row : table.rows()) {
            for (int i = 0; i < row.length; i++) {
                text.append(i == 0 ? "" : separator).append(number(row[i]));
            }
            text.append(end);
        }
        return text.toString();
    }

    private static String quoted(String cell, char separator) {
        boolean plain =
                cell.indexOf(separator) < 0
                        && cell.indexOf('"') < 0
                        && cell.indexOf('\n') < 0
                        && cell.indexOf('\r') < 0;
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /** The shortest decimal number that is read as the same value: of a float if it is one. */
    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return value == (float) value ? Float.toString((float) value) : Double.toString(value);
    }
}
