package org.kernelscope.workshop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * Maps as text: cells separated by commas or spaces, rows by semicolons or line ends, channels by
 * bars or empty lines. Cells copied from a spreadsheet are separated by tabs; they may have a
 * decimal comma. Any thread.
 */
public final class GridText {
    /** The largest magnitude of a number. */
    public static final double LARGEST = 1e9;

    /** The most cells of all channels together. */
    public static final int MOST_CELLS = 1 << 20;

    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d{1,6})?");
    private static final Pattern CHANNELS = Pattern.compile("\\||\\n[ \\t]*\\n\\s*");
    private static final Pattern ROWS = Pattern.compile("[;\\n]");

    private GridText() {}

    /**
     * Reads maps of equal size.
     *
     * @return {@code [channel, row, column]}
     * @throws UserFacingException if the text is something else; the sentence names the place
     */
    public static Tensor parse(String text) throws UserFacingException {
        String plain = text.replace("\r\n", "\n").replace('\r', '\n').replace('\u2212', '-');
        if (plain.isBlank()) {
            throw new UserFacingException("workshop.grid.empty");
        }
        List<Float> cells = new ArrayList<>();
        int rows = -1;
        int columns = -1;
        String[] channels = CHANNELS.split(trimmed(plain), -1);
        for (int channel = 0; channel < channels.length; channel++) {
            if (channels[channel].isBlank()) {
                throw new UserFacingException("workshop.grid.emptyChannel", channel + 1);
            }
            String[] lines = ROWS.split(trimmed(channels[channel]), -1);
            if (rows >= 0 && lines.length != rows) {
                throw new UserFacingException(
                        "workshop.grid.rows", channel + 1, lines.length, rows);
            }
            rows = lines.length;
            for (int row = 0; row < lines.length; row++) {
                List<String> line = cells(lines[row]);
                if (columns >= 0 && line.size() != columns) {
                    throw new UserFacingException(
                            "workshop.grid.ragged", row + 1, channel + 1, line.size(), columns);
                }
                columns = line.size();
                for (int column = 0; column < line.size(); column++) {
                    cells.add(number(line.get(column), row + 1, column + 1));
                }
                if (cells.size() > MOST_CELLS) {
                    throw new UserFacingException("workshop.grid.large", MOST_CELLS);
                }
            }
        }
        float[] values = new float[cells.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = cells.get(i);
        }
        return Tensor.takeOver(Shape.of(channels.length, rows, columns), values);
    }

    /** Without empty lines before and after, and without a semicolon after the last row. */
    private static String trimmed(String text) {
        String inner = text.replaceAll("^(?:[ \\t]*\\n)+", "");
        return inner.replaceAll("[;\\s]+$", "");
    }

    private static List<String> cells(String line) {
        if (line.indexOf('\t') >= 0) {
            return Arrays.stream(line.split("\t", -1))
                    .map(cell -> cell.strip().replace(',', '.'))
                    .toList();
        }
        String separator = line.indexOf(',') >= 0 ? "," : "\\s+";
        return Arrays.stream(line.strip().split(separator, -1)).map(String::strip).toList();
    }

    private static float number(String text, int row, int column) throws UserFacingException {
        if (text.isEmpty()) {
            throw new UserFacingException("workshop.grid.blank", row, column);
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new UserFacingException("workshop.grid.number", row, column, text);
        }
        double number = Double.parseDouble(text);
        if (Math.abs(number) > LARGEST) {
            throw new UserFacingException("workshop.grid.range", row, column, text);
        }
        return (float) number;
    }

    /** Writes maps as {@link #parse} reads them, with commas, semicolons and bars. */
    public static String format(Tensor maps) {
        return format(maps, ",", ";", "|");
    }

    /** Writes maps as a spreadsheet pastes them. */
    public static String formatCells(Tensor maps) {
        return format(maps, "\t", "\n", "\n\n");
    }

    private static String format(Tensor maps, String cell, String row, String channel) {
        StringBuilder text = new StringBuilder();
        Shape shape = maps.shape();
        for (int i = 0; i < maps.size(); i++) {
            if (i > 0) {
                boolean newRow = i % shape.columns() == 0;
                text.append(i % shape.plane() == 0 ? channel : newRow ? row : cell);
            }
            float value = maps.get(i);
            text.append(
                    value == Math.rint(value) && Math.abs(value) <= LARGEST
                            ? String.format(Locale.ROOT, "%.0f", value)
                            : Float.toString(value));
        }
        return text.toString();
    }
}
