package org.kernelscope.ui.arithmetic;

import org.kernelscope.ui.paint.RasterPen;

/** Writes explaining text in as many lines as it needs. Stateless. */
final class Sentences {
    /** Distance from one line to the next, in em. */
    static final double LINE = 1.3;

    private Sentences() {}

    /**
     * Writes a text, broken at its spaces.
     *
     * @param y middle of the first line
     * @return the middle of the line below
     */
    static double write(RasterPen pen, String text, double x, double y, double width) {
        String line = "";
        double at = y;
        for (String word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (line.isEmpty() || pen.captionWidth(longer) <= width) {
                line = longer;
            } else {
                pen.caption(line, x, at);
                at += LINE * pen.em();
                line = word;
            }
        }
        pen.caption(line, x, at);
        return at + LINE * pen.em();
    }
}
