package org.kernelscope.ui.arithmetic;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.ui.arithmetic.code.SourceBlock;
import org.kernelscope.ui.arithmetic.code.SourceText;
import org.kernelscope.ui.arithmetic.code.SourceText.Span;
import org.kernelscope.ui.arithmetic.code.Walkthrough;
import org.kernelscope.ui.arithmetic.code.Walkthrough.Execution;

/**
 * The lines of code of a figure in one size of text, and the room for the variables beside or below
 * them. Lengths in device pixels. Immutable.
 *
 * @param size size of text, in em
 * @param letter width of a letter
 * @param line height of a line
 * @param beside true if the variables stand beside the code
 * @param width width of the code
 * @param columns columns of variables
 * @param variableRows rows of variables below the code
 * @param visible number of rows that fit
 * @param rows all rows
 * @param wrapped true if a line of the source did not fit into a row
 */
record CodeLayout(
        double size,
        double letter,
        double line,
        boolean beside,
        double width,
        int columns,
        int variableRows,
        int visible,
        List<Row> rows,
        boolean wrapped) {
    /** Sizes of text, in em: the largest in which all of the code fits, else the last. */
    private static final double[] SIZES = {1.6, 1.45, 1.3, 1.15, 1, 0.9};

    /** Height of a line and width of a letter, in their size. */
    private static final double LINE = 1.55;

    private static final double LETTER = 0.61;

    /** Width of a column of variables, in letters. */
    static final int VARIABLES = 28;

    /** Letters between columns. */
    static final int GAP = 3;

    /** Letters before the code, for the mark of the line that runs. */
    static final int MARK = 1;

    /** Least width of the code, in letters, beside the variables. */
    private static final int CODE = 64;

    /** Indentation of what did not fit into a row, in letters. */
    private static final int HANGING = 3;

    /**
     * A row of the figure.
     *
     * @param text the code; blank between methods
     * @param indentation in letters
     * @param block the method
     * @param line the line of the source file; −1 for the name of the file
     */
    record Row(String text, int indentation, SourceBlock block, int line) {}

    CodeLayout {
        rows = List.copyOf(rows);
    }

    /** The layout in the largest size in which all of the code fits, else in the smallest. */
    static CodeLayout of(Walkthrough walkthrough, FigureContext context) {
        CodeLayout layout = of(walkthrough, context, SIZES[0]);
        for (int i = 1; i < SIZES.length && !layout.isComplete(); i++) {
            layout = of(walkthrough, context, SIZES[i]);
        }
        return layout;
    }

    private boolean isComplete() {
        return !wrapped && rows.size() <= visible;
    }

    private static CodeLayout of(Walkthrough walkthrough, FigureContext context, double size) {
        double pixels = Math.max(5, Math.round(size * context.em()));
        double letter = LETTER * pixels;
        double line = Math.round(LINE * pixels);
        boolean beside = context.width() >= (CODE + GAP + VARIABLES) * letter;
        double width = context.width() - (beside ? (VARIABLES + GAP) * letter : 0);
        int columns =
                beside
                        ? 1
                        : Math.max(
                                1,
                                (int)
                                        ((context.width() + GAP * letter)
                                                / ((VARIABLES + GAP) * letter)));
        int below = beside ? 0 : (mostVariables(walkthrough) + columns - 1) / columns;
        double height = context.height() - (beside ? 0 : (below + 0.6) * line);
        List<Row> rows = new ArrayList<>();
        int letters = Math.max(4 * HANGING, (int) Math.floor(width / letter) - MARK);
        int lines = 0;
        for (SourceBlock block : walkthrough.blocks()) {
            lines += lay(rows, block, letters);
        }
        long code = rows.stream().filter(row -> row.line() >= 0).count();
        return new CodeLayout(
                size,
                letter,
                line,
                beside,
                width,
                columns,
                below,
                Math.max(1, (int) Math.floor(height / line)),
                rows,
                code > lines);
    }

    /** The most variables after a statement; those of the same kind of step have the same. */
    private static int mostVariables(Walkthrough walkthrough) {
        int most = 1;
        int[] ends = {0, walkthrough.steps() / 2, walkthrough.steps() - 1, walkthrough.steps()};
        for (int step : ends) {
            for (Execution execution : walkthrough.executions().apply(Math.max(0, step))) {
                most = Math.max(most, execution.variables().size());
            }
        }
        return most;
    }

    /** Lays out a method and returns the number of its lines in the source. */
    private static int lay(List<Row> rows, SourceBlock block, int letters) {
        boolean sameFile =
                !rows.isEmpty()
                        && rows.get(rows.size() - 1).block().operation() == block.operation();
        if (!rows.isEmpty()) {
            rows.add(new Row("", 0, block, -1));
        }
        if (!sameFile) {
            rows.add(new Row(block.file(), 0, block, -1));
        }
        SourceText source = SourceText.of(block.operation());
        Span span = source.span(block);
        int outer = SourceText.indentation(source.line(span.first()));
        for (int i = span.first(); i <= span.last(); i++) {
            String text = source.line(i);
            // Half of the indentation can be seen as well, and leaves room for larger letters.
            int indentation = Math.max(0, SourceText.indentation(text) - outer) / 2;
            wrap(rows, new Row(text.strip(), indentation, block, i), letters);
        }
        return span.last() - span.first() + 1;
    }

    private static void wrap(List<Row> rows, Row whole, int letters) {
        String rest = whole.text();
        int indented = whole.indentation();
        while (indented + rest.length() > letters) {
            int most = Math.max(1, letters - indented);
            int space = rest.lastIndexOf(' ', most);
            int end = space > 0 ? space : most;
            rows.add(new Row(rest.substring(0, end), indented, whole.block(), whole.line()));
            rest = rest.substring(end).strip();
            indented = Math.min(whole.indentation() + HANGING, letters / 2);
        }
        rows.add(new Row(rest, indented, whole.block(), whole.line()));
    }

    /**
     * The first row to show: the beginning of the method, or so many rows later that the line that
     * runs is visible.
     */
    int firstRow(SourceBlock block, Span runs) {
        if (rows.size() <= visible) {
            return 0;
        }
        int begins = -1;
        int first = -1;
        int last = -1;
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (row.block().equals(block)) {
                begins = begins < 0 && !row.text().isEmpty() ? i : begins;
                if (runs.has(row.line())) {
                    first = first < 0 ? i : first;
                    last = i;
                }
            }
        }
        int top = Math.max(0, begins);
        if (last >= top + visible) {
            top = Math.min(first, last - visible + 1 + visible / 3);
        }
        return Math.max(0, Math.min(top, rows.size() - visible));
    }
}
