package org.kernelscope.ui.paint.chart;

import java.util.List;

/**
 * The contents of a chart of curves. Immutable.
 *
 * @param title the quantity that is plotted
 * @param x horizontal axis
 * @param y vertical axis
 * @param percent true if y is a share, written in per cent
 * @param curves in drawing order
 * @param marks vertical lines
 */
public record Chart(
        String title, Axis x, Axis y, boolean percent, List<Curve> curves, List<Mark> marks) {
    public Chart {
        curves = List.copyOf(curves);
        marks = List.copyOf(marks);
    }

    /** The same chart with other marks. */
    public Chart withMarks(List<Mark> others) {
        return new Chart(title, x, y, percent, curves, others);
    }

    /** A vertical line at a value of x. */
    public record Mark(double x, Kind kind, String label) {
        /** The reason for a mark. */
        public enum Kind {
            /** A hyperparameter was changed during the run. */
            CHANGE,
            /** The run failed. */
            FAILURE,
            /** The checkpoint on display. */
            CHECKPOINT,
            /** The checkpoint that it is compared with. */
            OTHER
        }
    }
}
