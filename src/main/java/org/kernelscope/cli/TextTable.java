package org.kernelscope.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kernelscope.text.UntrustedText;

/**
 * A table for a terminal: the first column to the left, numbers to the right, two spaces between.
 * Hangul and other wide letters take two places, as terminals draw them. One thread.
 */
final class TextTable {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /** Adds a row; all rows have the same number of cells. A cell may be a foreign text. */
    void row(String... cells) {
        rows.add(Arrays.stream(cells).map(UntrustedText::shown).toList());
    }

    /** Writes all rows, one a line. */
    void print(PrintWriter out) {
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                String space = " ".repeat(width(column) - width(cell));
                line.append(column == 0 ? "" : GAP);
                line.append(column == 0 ? cell + space : space + cell);
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0);
    }

    private static int width(String text) {
        return text.codePoints().map(letter -> isWide(letter) ? 2 : 1).sum();
    }

    /** Hangul, Han and kana: the blocks from which this program's words come. */
    private static boolean isWide(int letter) {
        return switch (Character.UnicodeScript.of(letter)) {
            case HANGUL, HAN, HIRAGANA, KATAKANA -> true;
            default -> false;
        };
    }
}
