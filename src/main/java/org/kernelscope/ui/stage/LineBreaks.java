package org.kernelscope.ui.stage;

import java.util.function.ToDoubleFunction;

/** Breaks a few words into lines, at their spaces and nowhere else. Any thread. */
final class LineBreaks {
    private LineBreaks() {}

    /**
     * The words in lines that are no wider than {@code room}, unless a single word is.
     *
     * @param width of a text
     */
    static String broken(String text, double room, ToDoubleFunction<String> width) {
        StringBuilder lines = new StringBuilder();
        String line = "";
        for (String word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (line.isEmpty() || width.applyAsDouble(longer) <= room) {
                line = longer;
            } else {
                lines.append(line).append('\n');
                line = word;
            }
        }
        return lines.append(line).toString();
    }

    /** The width of the widest word: nothing narrower can hold the text. */
    static double least(String text, ToDoubleFunction<String> width) {
        double least = 0;
        for (String word : text.split(" ", -1)) {
            least = Math.max(least, width.applyAsDouble(word));
        }
        return least;
    }
}
