package org.kernelscope.lesson;

import java.util.ArrayList;
import java.util.List;

/** The classes in rows, one bar each, so that their names fit. Stateless; any thread. */
public final class BarRows {
    /** As many bars as the ten digits have. */
    private static final int MOST = 10;

    private static final int LEAST = 4;

    /** The letters for which a row has room, besides the gaps. */
    private static final int LETTERS = 30;

    private BarRows() {}

    /**
     * The numbers of the classes in rows of nearly equal length: all in one row up to ten short
     * names, fewer to a row the longer the names are.
     */
    public static List<List<Integer>> of(List<String> names) {
        int longest = names.stream().mapToInt(LessonChecker::width).max().orElse(1);
        int most = Math.max(LEAST, Math.min(MOST, LETTERS / Math.max(1, longest)));
        int count = (names.size() + most - 1) / most;
        List<List<Integer>> rows = new ArrayList<>();
        int next = 0;
        for (int row = 0; row < count; row++) {
            int end = names.size() * (row + 1) / count;
            List<Integer> labels = new ArrayList<>();
            while (next < end) {
                labels.add(next++);
            }
            rows.add(List.copyOf(labels));
        }
        return rows;
    }

    /** The letters of a name for which a bar of a row has room. */
    public static int room(int inRow) {
        return LETTERS / Math.max(1, inRow);
    }
}
