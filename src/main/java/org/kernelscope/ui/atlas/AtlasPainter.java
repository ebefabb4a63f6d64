package org.kernelscope.ui.atlas;

import java.util.List;
import java.util.OptionalDouble;
import org.kernelscope.network.atlas.AtlasEntry;
import org.kernelscope.network.atlas.PartCount;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.chart.Axis;
import org.kernelscope.ui.paint.chart.ChartText;
import org.kernelscope.ui.paint.chart.ChartText.Align;

/**
 * Draws the networks of the atlas one below the other, with a bar for each measure; counts on a
 * scale of factors, on which LeNet-5 and a network with a thousand times its weights both have
 * room. JavaFX thread.
 */
final class AtlasPainter {
    private static final double NAMES = 11.6;
    private static final double ERRORS = 7.4;
    private static final double HEADER = 1.8;
    private static final double GAP = 1;

    private final ChartText easel;
    private final Texts texts;
    private final List<AtlasEntry> entries;
    private final List<PartCount> totals;
    private final double width;
    private final double height;
    private final double em;

    AtlasPainter(
            ChartText easel,
            Texts texts,
            List<AtlasEntry> entries,
            List<PartCount> totals,
            double width,
            double height) {
        this.easel = easel;
        this.texts = texts;
        this.entries = entries;
        this.totals = totals;
        this.width = width;
        this.height = height;
        this.em = easel.em();
    }

    /** Height of a row in a picture of the given height. */
    static double rowHeight(int rows, double height, double em) {
        return Math.min(3.2 * em, (height - HEADER * em) / Math.max(1, rows));
    }

    /** Which row is at height {@code y}; may be none that exists. */
    static int rowAt(double y, int rows, double height, double em) {
        return (int) Math.floor((y - HEADER * em) / rowHeight(rows, height, em));
    }

    void paint(int chosen) {
        double row = rowHeight(entries.size(), height, em);
        if (chosen >= 0 && chosen < entries.size()) {
            double y = HEADER * em + chosen * row;
            easel.fill(0, y, width, row, easel.look().stage().ground());
            easel.fill(0, y, 0.22 * em, row, easel.look().training());
        }
        for (int i = 0; i < entries.size(); i++) {
            names(i, HEADER * em + (i + 0.5) * row, i == chosen);
        }
        easel.words(
                texts.get("atlas.log"),
                0.6 * em,
                0.8 * em,
                Align.LEFT,
                0.8,
                easel.look().stage().quiet());
        List<Measure> counts = List.of(Measure.values()).stream().filter(Measure::isLog).toList();
        double room = width - (NAMES + ERRORS) * em;
        double column = room / counts.size();
        for (int m = 0; m < counts.size(); m++) {
            measure(counts.get(m), NAMES * em + m * column, column - GAP * em, row);
        }
        errors(width - ERRORS * em, row);
    }

    private void errors(double x, double row) {
        easel.caption(texts.get("atlas.error"), x, 0.8 * em, Align.LEFT);
        for (int i = 0; i < entries.size(); i++) {
            double y = HEADER * em + (i + 0.5) * row;
            OptionalDouble mnist = Measure.MNIST.of(entries.get(i), totals.get(i));
            OptionalDouble imagenet = Measure.IMAGENET.of(entries.get(i), totals.get(i));
            String written = "–";
            if (mnist.isPresent()) {
                written = texts.get("atlas.mnist", Measure.MNIST.written(mnist.getAsDouble()));
            } else if (imagenet.isPresent()) {
                written =
                        texts.get(
                                "atlas.imagenet", Measure.IMAGENET.written(imagenet.getAsDouble()));
            }
            easel.caption(written, x, y, Align.LEFT);
        }
    }

    private void names(int index, double y, boolean chosen) {
        AtlasEntry entry = entries.get(index);
        int strong = easel.look().stage().emphasis();
        easel.words(entry.name(), 0.6 * em, y, Align.LEFT, chosen ? 1 : 0.93, strong);
        if (entry.year() > 0) {
            easel.caption(Integer.toString(entry.year()), (NAMES - 0.8) * em, y, Align.RIGHT);
        }
    }

    private void measure(Measure measure, double x, double room, double row) {
        easel.caption(measure.name(texts), x, 0.8 * em, Align.LEFT);
        double largest =
                Measure.largest(
                        entries, entry -> measure.of(entry, totals.get(entries.indexOf(entry))));
        Axis axis = Axis.log(least(measure) / 1.6, largest);
        for (int i = 0; i < entries.size(); i++) {
            double value = measure.of(entries.get(i), totals.get(i)).orElse(0);
            double y = HEADER * em + (i + 0.5) * row;
            double length = Math.max(2, axis.place(value) * room);
            int colour = isLenet(entries.get(i)) ? easel.look().test() : easel.look().training();
            easel.number(measure.written(value), x, y - 0.2 * row, Align.LEFT);
            easel.fill(x, y + 0.12 * row, length, row * 0.2, colour);
        }
    }

    private double least(Measure measure) {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < entries.size(); i++) {
            OptionalDouble value = measure.of(entries.get(i), totals.get(i));
            least = Math.min(least, value.orElse(Double.MAX_VALUE));
        }
        return least;
    }

    private static boolean isLenet(AtlasEntry entry) {
        return entry.id().startsWith("lenet");
    }
}
