package org.kernelscope.ui.control;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * A row that breaks into several lines where it has less room than its parts need: their preferred
 * widths, and the least width of those that grow. Nothing in it is cut as long as each part fits
 * into a line by itself.
 */
public class WrapRow extends HBox {
    /** Widths are compared after rounding to pixels. */
    private static final double ROUNDING = 0.5;

    /**
     * A line.
     *
     * @param extra width that each part that grows gets beyond its least
     */
    private record Line(List<Node> parts, double height, double extra) {}

    /** A row of {@code parts}. */
    public WrapRow(Node... parts) {
        super(parts);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        double widest = 0;
        for (Node part : getManagedChildren()) {
            widest = Math.max(widest, part.minWidth(-1));
        }
        return across() + snapSizeX(widest);
    }

    @Override
    protected double computeMinHeight(double width) {
        return width < 0 || fits(width) ? super.computeMinHeight(width) : computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return super.computePrefWidth(-1);
    }

    @Override
    protected double computePrefHeight(double width) {
        if (width < 0 || fits(width)) {
            return super.computePrefHeight(width);
        }
        double sum = -gap();
        for (Line line : lines(width)) {
            sum += line.height() + gap();
        }
        return snappedTopInset() + snapSizeY(sum) + snappedBottomInset();
    }

    /** Between parts and between lines, in whole pixels, as in a row without a break. */
    private double gap() {
        return snapSpaceX(getSpacing());
    }

    private double across() {
        return snappedLeftInset() + snappedRightInset();
    }

    private boolean fits(double width) {
        double needed = across() - gap();
        for (Node part : getManagedChildren()) {
            needed += snapSizeX(widthOf(part, Double.MAX_VALUE)) + gap();
        }
        return needed <= width + ROUNDING;
    }

    /** Of what grows, the least is enough. */
    private static double widthOf(Node part, double room) {
        double least = part.minWidth(-1);
        return grows(part) ? least : Math.max(least, Math.min(part.prefWidth(-1), room));
    }

    private List<Line> lines(double width) {
        double room = width - across();
        List<Line> lines = new ArrayList<>();
        List<Node> line = new ArrayList<>();
        double used = 0;
        for (Node part : getManagedChildren()) {
            double own = snapSizeX(widthOf(part, room));
            if (!line.isEmpty() && used + gap() + own > room + ROUNDING) {
                lines.add(line(line, room));
                line = new ArrayList<>();
                used = 0;
            }
            used += (line.isEmpty() ? 0 : gap()) + own;
            line.add(part);
        }
        if (!line.isEmpty()) {
            lines.add(line(line, room));
        }
        return lines;
    }

    /** A line as high as its highest part, each with the width that it gets. */
    private Line line(List<Node> parts, double room) {
        double extra = extra(parts, room);
        double height = 0;
        for (Node part : parts) {
            double own = snapSizeX(widthOf(part, room)) + (grows(part) ? extra : 0);
            height = Math.max(height, Math.max(part.minHeight(own), part.prefHeight(own)));
        }
        return new Line(parts, height, extra);
    }

    private static boolean grows(Node part) {
        return getHgrow(part) == Priority.ALWAYS;
    }

    private double extra(List<Node> parts, double room) {
        double free = room + gap();
        int growing = 0;
        for (Node part : parts) {
            free -= snapSizeX(widthOf(part, room)) + gap();
            growing += grows(part) ? 1 : 0;
        }
        return growing == 0 ? 0 : snapPositionX(Math.max(0, free) / growing);
    }

    @Override
    protected void layoutChildren() {
        if (fits(getWidth())) {
            super.layoutChildren();
            return;
        }
        double room = getWidth() - across();
        double y = snappedTopInset();
        for (Line line : lines(getWidth())) {
            double x = snappedLeftInset();
            for (Node part : line.parts()) {
                double own = snapSizeX(widthOf(part, room)) + (grows(part) ? line.extra() : 0);
                double height = snapSizeY(line.height());
                layoutInArea(
                        part,
                        x,
                        y,
                        own,
                        height,
                        -1,
                        Insets.EMPTY,
                        true,
                        false,
                        getAlignment().getHpos(),
                        VPos.CENTER);
                x += own + gap();
            }
            y += snapSizeY(line.height()) + gap();
        }
    }
}
