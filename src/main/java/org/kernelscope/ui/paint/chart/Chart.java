package org.kernelscope.ui.paint.chart;

import java.util.List;

/**
 * What a chart of curves shows. Immutable; any thread.
 *
 * @param title what is measured
 * @param x from left to right
 * @param y from below to above
 * @param percent whether y is a share that is written in per cent
 * @param curves the first is drawn first
 * @param marks places worth a line
 */
public record Chart(
        String title, Axis x, Axis y, boolean percent, List<Curve> curves, List<Mark> marks) {
    public Chart {
        curves = List.copyOf(curves);
        marks = List.copyOf(marks);
    }

    /** The same with other marks. */
    public Chart withMarks(List<Mark> others) {
        return new Chart(title, x, y, percent, curves, others);
    }

    /** A place on the x axis with a line of its own. */
    public record Mark(double x, Kind kind, String label) {
        /** Why there is a line. */
        public enum Kind {
            /** Something was changed while it ran. */
            CHANGE,
            /** It came to a bad end here. */
            FAILURE,
            /** The moment that is looked at. */
            MOMENT,
            /** The moment that it is compared with. */
            OTHER
        }
    }
}
