package org.kernelscope.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kernelscope.ui.paint.PaintedText;

/**
 * Collects what painters write, and finds text that sticks out of its picture or lies on other text
 * of the same painting. Any thread.
 */
public final class PaintedTexts implements AutoCloseable {
    /** Lines of numbers stand closer than lines of words: letters have this share of the size. */
    private static final double LETTERS = 0.66;

    /** Letters may touch. */
    private static final double TOUCH = 1.5;

    private final Map<Object, List<PaintedText>> paintings = new LinkedHashMap<>();

    private PaintedTexts() {}

    /** Collects from now on. */
    public static PaintedTexts watch() {
        PaintedTexts texts = new PaintedTexts();
        PaintedText.watch(texts::add);
        return texts;
    }

    private synchronized void add(PaintedText text) {
        paintings.computeIfAbsent(text.pen(), pen -> new ArrayList<>()).add(text);
    }

    /** Forgets everything. */
    public synchronized void clear() {
        paintings.clear();
    }

    /** How many texts were painted. */
    public synchronized int count() {
        return paintings.values().stream().mapToInt(List::size).sum();
    }

    /** What is wrong in the paintings since the beginning. */
    public synchronized List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (List<PaintedText> painting : paintings.values()) {
            for (int i = 0; i < painting.size(); i++) {
                PaintedText text = painting.get(i);
                if (text.text().isBlank()) {
                    continue;
                }
                if (sticksOut(text)) {
                    faults.add("out: " + describe(text));
                }
                for (int j = 0; j < i; j++) {
                    if (overlap(text, painting.get(j))) {
                        faults.add("over: " + describe(text) + " on " + describe(painting.get(j)));
                    }
                }
            }
        }
        return faults.stream().distinct().toList();
    }

    private static boolean sticksOut(PaintedText text) {
        double half = LETTERS * text.size() / 2;
        return text.left() < -TOUCH
                || text.right() > text.width() + TOUCH
                || text.middle() - half < -TOUCH
                || text.middle() + half > text.height() + TOUCH;
    }

    private static boolean overlap(PaintedText one, PaintedText other) {
        double across = Math.min(one.right(), other.right()) - Math.max(one.left(), other.left());
        double half = LETTERS * (one.size() + other.size()) / 2;
        double down = half - Math.abs(one.middle() - other.middle());
        return across > TOUCH && down > TOUCH && !other.text().isBlank();
    }

    private static String describe(PaintedText text) {
        return String.format(
                java.util.Locale.ROOT,
                "“%s” at %.0f…%.0f, %.0f size %.1f in %.0f×%.0f",
                text.text(),
                text.left(),
                text.right(),
                text.middle(),
                text.size(),
                text.width(),
                text.height());
    }

    @Override
    public void close() {
        PaintedText.watch(null);
    }
}
