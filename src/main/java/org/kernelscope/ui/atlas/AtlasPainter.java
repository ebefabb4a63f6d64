package org.kernelscope.ui.atlas;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javafx.geometry.HPos;
import org.kernelscope.network.atlas.AtlasEntry;
import org.kernelscope.network.atlas.Block;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.chart.Axis;

/**
 * Draws the networks of the atlas as a table with a bar for each measure. The bars are logarithmic:
 * LeNet-5 and a network with a thousand times its parameters are both visible.
 */
final class AtlasPainter {
    private static final double NAMES = 11.2;
    private static final double ERRORS = 7;
    private static final double HEADER = 1.8;
    private static final double CAPTION = 0.8;
    private static final double GAP = 1;

    private final CanvasPen pen;
    private final Look look;
    private final Texts texts;
    private final List<AtlasEntry> entries;
    private final List<Block.Count> totals;
    private final double width;
    private final double height;
    private final double em;

    AtlasPainter(
            CanvasPen pen,
            Texts texts,
            List<AtlasEntry> entries,
            List<Block.Count> totals,
            double width,
            double height) {
        this.pen = pen;
        this.look = pen.look();
        this.texts = texts;
        this.entries = entries;
        this.totals = totals;
        this.width = width;
        this.height = height;
        this.em = pen.em();
    }

    /** Height of a row in a table of the given height. */
    static double rowHeight(int rows, double height, double em) {
        return Math.min(3.2 * em, (height - HEADER * em) / Math.max(1, rows));
    }

    /** The row at height {@code y}; may be one that does not exist. */
    static int rowAt(double y, int rows, double height, double em) {
        return (int) Math.floor((y - HEADER * em) / rowHeight(rows, height, em));
    }

    void paint(int chosen) {
        double row = rowHeight(entries.size(), height, em);
        if (chosen >= 0 && chosen < entries.size()) {
            double y = HEADER * em + chosen * row;
            pen.fill(0, y, width, row, look.ground());
            pen.fill(0, y, 0.22 * em, row, look.training());
        }
        for (int i = 0; i < entries.size(); i++) {
            names(i, HEADER * em + (i + 0.5) * row, i == chosen);
        }
        String log = texts.get("atlas.log");
        pen.write(log, 0.6 * em, CAPTION * em, Face.TEXT, 0.8, look.quiet(), HPos.LEFT);
        List<Measure> counts = Arrays.stream(Measure.values()).filter(Measure::isLog).toList();
        double column = (width - (NAMES + ERRORS) * em) / counts.size();
        for (int m = 0; m < counts.size(); m++) {
            measure(counts.get(m), NAMES * em + m * column, column - GAP * em, row);
        }
        errors(width - ERRORS * em, row);
    }

    private void errors(double x, double row) {
        pen.caption(texts.get("atlas.error"), x, CAPTION * em, HPos.LEFT);
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
            pen.caption(written, x, y, HPos.LEFT);
        }
    }

    private void names(int index, double y, boolean chosen) {
        AtlasEntry entry = entries.get(index);
        double size = chosen ? 1 : 0.93;
        pen.write(entry.name(), 0.6 * em, y, Face.TEXT, size, look.emphasis(), HPos.LEFT);
        if (entry.year() > 0) {
            pen.caption(Integer.toString(entry.year()), (NAMES - 0.8) * em, y, HPos.RIGHT);
        }
    }

    private void measure(Measure measure, double x, double length, double row) {
        pen.caption(measure.name(texts), x, CAPTION * em, HPos.LEFT);
        double least = values(measure).min().orElse(1);
        Axis axis = Axis.log(least / 1.6, values(measure).max().orElse(1));
        for (int i = 0; i < entries.size(); i++) {
            double value = measure.of(entries.get(i), totals.get(i)).orElse(0);
            double y = HEADER * em + (i + 0.5) * row;
            double bar = Math.max(2, axis.place(value) * length);
            boolean lenet = entries.get(i).id().startsWith("lenet");
            pen.number(measure.written(value), x, y - 0.2 * row, HPos.LEFT);
            pen.fill(x, y + 0.12 * row, bar, row * 0.2, lenet ? look.test() : look.training());
        }
    }

    private DoubleStream values(Measure measure) {
        return IntStream.range(0, entries.size())
                .mapToObj(i -> measure.of(entries.get(i), totals.get(i)))
                .flatMapToDouble(OptionalDouble::stream);
    }
}
