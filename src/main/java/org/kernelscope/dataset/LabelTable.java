package org.kernelscope.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.ClassNames;
import org.kernelscope.text.UserFacingException;

/**
 * A table of image files and their labels, as spreadsheets save it (RFC 4180): separated by commas,
 * semicolons or tabs, with quotes or not, in UTF-8 or UTF-16, with a byte order mark or not. The
 * columns are {@code file}, {@code label} and perhaps {@code writer}, in this order or in that of a
 * first row with their names. No state; any thread.
 */
final class LabelTable {
    private static final long MAX_BYTES = 64L << 20;
    private static final Set<String> FILES =
            Set.of("file", "filename", "image", "path", "name", "파일", "파일명", "이미지");
    private static final Set<String> LABELS =
            Set.of("label", "class", "digit", "target", "정답", "라벨", "클래스", "숫자");
    private static final Set<String> WRITERS = Set.of("writer", "author", "쓴이", "글쓴이", "작성자");

    private LabelTable() {}

    static boolean isNamedSo(Path file) {
        String name = FolderFiles.name(file).toLowerCase(Locale.ROOT);
        return name.endsWith(".csv") || name.endsWith(".tsv");
    }

    /**
     * The files in {@code table} and their labels. A row that cannot be used is named in {@code
     * report}.
     *
     * @throws UserFacingException if the table cannot be read, or no row can be used
     */
    static List<LabelledFile> read(Path table, ImportReport.Builder report)
            throws UserFacingException {
        List<Row> rows = rows(text(table));
        Columns columns = new Columns(0, 1, 2);
        int first = 0;
        if (!rows.isEmpty() && Columns.isHeader(rows.get(0).cells())) {
            columns = Columns.of(rows.get(0).cells());
            first = 1;
        }
        Path folder = table.toAbsolutePath().getParent();
        Set<Path> known = new HashSet<>();
        List<LabelledFile> found = new ArrayList<>();
        for (int i = first; i < rows.size(); i++) {
            if (found.size() == FolderFiles.MOST) {
                report.note(
                        new UserFacingException("dataset.import.most", table, FolderFiles.MOST));
                break;
            }
            List<String> row = rows.get(i).cells();
            int number = rows.get(i).number();
            String name = cell(row, columns.file());
            String label = ClassNames.cleaned(cell(row, columns.label()));
            Path file = file(folder, name);
            if (file == null || !ClassNames.isSound(label)) {
                report.problem(new UserFacingException("dataset.table.row", table, number));
            } else if (!Files.exists(file)) {
                report.problem(
                        new UserFacingException("dataset.table.missing", table, number, name));
            } else if (!known.add(file)) {
                report.problem(new UserFacingException("dataset.table.twice", table, number, name));
            } else {
                String writer = cell(row, columns.writer());
                found.add(new LabelledFile(file, name, label, writer.isEmpty() ? null : writer));
            }
        }
        if (found.isEmpty()) {
            throw new UserFacingException("dataset.table.nothing", table);
        }
        return found;
    }

    /** The places of the columns. */
    private record Columns(int file, int label, int writer) {
        static boolean isHeader(List<String> row) {
            return place(row, FILES) >= 0 && place(row, LABELS) >= 0;
        }

        static Columns of(List<String> row) {
            return new Columns(place(row, FILES), place(row, LABELS), place(row, WRITERS));
        }

        private static int place(List<String> row, Set<String> names) {
            for (int i = 0; i < row.size(); i++) {
                if (names.contains(row.get(i).strip().toLowerCase(Locale.ROOT))) {
                    return i;
                }
            }
            return -1;
        }
    }

    private static String cell(List<String> row, int column) {
        return column >= 0 && column < row.size() ? row.get(column).strip() : "";
    }

    /** A table from a stranger names files beside it and in folders below, and no others. */
    private static @Nullable Path file(@Nullable Path folder, String name) {
        if (folder == null || name.isEmpty()) {
            return null;
        }
        try {
            Path file = folder.resolve(name.replace('\\', '/')).normalize();
            return file.startsWith(folder) && !file.equals(folder) ? file : null;
        } catch (InvalidPathException noName) {
            return null;
        }
    }

    private static String text(Path table) throws UserFacingException {
        // Neither a device that never ends nor a pipe that never begins.
        if (Files.exists(table) && !Files.isRegularFile(table)) {
            throw new UserFacingException("storage.notAFile", table);
        }
        try {
            if (Files.size(table) > MAX_BYTES) {
                throw new UserFacingException(
                        "storage.tooLarge", table, Files.size(table), MAX_BYTES);
            }
            byte[] bytes = Files.readAllBytes(table);
            Charset charset = StandardCharsets.UTF_8;
            if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
                charset = StandardCharsets.UTF_16;
            }
            String text =
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes))
                            .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException noText) {
            throw UserFacingException.causedBy(noText, "dataset.table.encoding", table);
        } catch (IOException unreadable) {
            throw UserFacingException.causedBy(unreadable, "storage.unreadable", table);
        }
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
    }

    /**
     * A row that is not blank.
     *
     * @param number its place in the table, from 1 on, as a spreadsheet counts
     */
    record Row(int number, List<String> cells) {}

    /** All rows that are not blank. */
    static List<Row> rows(String text) {
        return new Rows(text).read();
    }

    /** Takes a text apart. A quotation mark that is never closed is a letter as any other. */
    private static final class Rows {
        /** The first line with which a spreadsheet may name the separator. */
        private static final Pattern SEPARATOR = Pattern.compile("(?i)sep=(.)\\R");

        private final String text;
        private final char separator;
        private final int start;
        private final List<Row> rows = new ArrayList<>();
        private final StringBuilder cell = new StringBuilder();
        private List<String> row = new ArrayList<>();
        private int number = 1;
        private boolean unclosed;

        Rows(String text) {
            this.text = text;
            Matcher named = SEPARATOR.matcher(text);
            boolean said = named.lookingAt();
            start = said ? named.end() : 0;
            separator = said ? named.group(1).charAt(0) : separator(text);
        }

        List<Row> read() {
            int at = start;
            while (at < text.length()) {
                char c = text.charAt(at);
                int end = c == '"' && !unclosed && isBlank(cell) ? closing(at) : -1;
                if (end >= 0) {
                    cell.setLength(0);
                    cell.append(text.substring(at + 1, end).replace("\"\"", "\""));
                    at = end + 1;
                    continue;
                }
                if (c == separator) {
                    endCell();
                } else if (c == '\n' || c == '\r') {
                    endRow();
                    at += c == '\r' && text.startsWith("\n", at + 1) ? 1 : 0;
                } else {
                    cell.append(c);
                }
                at++;
            }
            endRow();
            return rows;
        }

        /** The place of the mark that closes the one at {@code open}; −1 for none. */
        private int closing(int open) {
            int at = text.indexOf('"', open + 1);
            while (at >= 0 && text.startsWith("\"\"", at)) {
                at = text.indexOf('"', at + 2);
            }
            unclosed = at < 0;
            return at;
        }

        private static boolean isBlank(StringBuilder text) {
            return text.chars().allMatch(Character::isWhitespace);
        }

        private void endCell() {
            row.add(cell.toString());
            cell.setLength(0);
        }

        private void endRow() {
            endCell();
            if (!row.stream().allMatch(String::isBlank)) {
                rows.add(new Row(number, row));
            }
            row = new ArrayList<>();
            number++;
        }

        /** The separator that occurs most in the first row, outside of quotes. */
        private static char separator(String text) {
            int[] counts = new int[3];
            String candidates = ",;\t";
            boolean quoted = false;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"') {
                    quoted = !quoted;
                } else if (!quoted && c == '\n') {
                    break;
                } else if (!quoted && candidates.indexOf(c) >= 0) {
                    counts[candidates.indexOf(c)]++;
                }
            }
            int best = 0;
            for (int i = 1; i < counts.length; i++) {
                best = counts[i] > counts[best] ? i : best;
            }
            return candidates.charAt(best);
        }
    }
}
