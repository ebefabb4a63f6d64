package org.kernelscope.ui.arithmetic;

import java.util.List;
import javafx.geometry.HPos;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.RasterPen;

/**
 * A sum written out, line by line: what on the left, the number on the right, in one column; the
 * last line is what it all leads to.
 */
final class TermLines {
    /** From one line to the next, in em. */
    static final double LINE = 1.5;

    private static final double VEIL = 0.25;

    private TermLines() {}

    /**
     * One line.
     *
     * @param what words
     * @param number the number, as it is written
     */
    record Line(String what, String number) {}

    /**
     * Paints lines.
     *
     * @param x left edge
     * @param y middle of the first line
     * @param width from the left edge to the right edge of the numbers
     * @param reached how many lines are known yet; the others are only named
     */
    static void paint(
            RasterPen pen, List<Line> lines, double x, double y, double width, int reached) {
        for (int i = 0; i < lines.size(); i++) {
            double middle = y + i * LINE * pen.em();
            boolean last = i == lines.size() - 1;
            int quiet = pen.look().quiet();
            pen.write(lines.get(i).what(), x, middle, Face.TEXT, 0.96, quiet, HPos.LEFT);
            int ink = pen.look().emphasis();
            Face face = last ? Face.RESULT : Face.NUMBER;
            if (i < reached) {
                String number = lines.get(i).number();
                double size = last ? 1.25 : 1.02;
                pen.write(number, x + width, middle, face, size, ink, HPos.RIGHT);
            } else {
                double line = 0.12 * pen.em();
                pen.overlay(x + width - 2 * pen.em(), middle, 2 * pen.em(), line, ink, VEIL);
            }
        }
    }
}
