package org.kernelscope.ui.train.timeline;

import javafx.geometry.HPos;
import org.jspecify.annotations.Nullable;
import org.kernelscope.training.metrics.EpochResult;
import org.kernelscope.training.record.RunEvent;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Look;

/**
 * Draws a run as a bar: how far it is planned, how far it has come, its epochs, what happened to
 * it, and on it the handle of the checkpoint that is shown and, below, that of the one it is
 * compared with. JavaFX thread.
 */
final class ScrubPainter {
    private static final double MARGIN = 0.9;
    private static final double LEAST_STEP = 0.3;
    private static final double LEAST_GAP = 2.2;

    /** Half of the height of a line of numbers, in its size: the font is 1.32 high. */
    private static final double HALF_LINE = 0.66;

    private final CanvasPen pen;
    private final Look look;
    private final double em;
    private final double width;
    private final double height;

    ScrubPainter(CanvasPen pen, double width, double height) {
        this.pen = pen;
        this.look = pen.look();
        this.em = pen.em();
        this.width = width;
        this.height = height;
    }

    /** The x coordinate of {@code step} of {@code length}, in logical pixels. */
    static double x(double step, long length, double width, double em) {
        return MARGIN * em + step / length * (width - 2 * MARGIN * em);
    }

    /** The step at a point. */
    static long step(double x, long length, double width, double em) {
        double place = (x - MARGIN * em) / Math.max(1, width - 2 * MARGIN * em);
        return Math.round(Math.max(0, Math.min(1, place)) * length);
    }

    /**
     * Draws everything.
     *
     * @param length steps from end to end
     * @param shown the step that is shown
     * @param other the step that it is compared with, if it is of this run
     */
    void paint(RunRecord run, long length, long shown, @Nullable Long other, boolean focused) {
        double thick = 0.45 * em;
        double top = height / 2 - thick / 2;
        long newest = run.timeline().last().step();
        double start = x(0, length);
        int planned = Look.faded(look.tileFrame(), 0.55);
        pen.fillRounded(start, top, x(length, length) - start, thick, thick, planned);
        pen.fillRounded(start, top, x(newest, length) - start, thick, thick, look.training());
        epochs(run, length, top, thick);
        run.marks().forEach(mark -> mark(mark, length, top, thick));
        if (other != null) {
            handle(x(other, length), 0.5 * em, false, false);
        }
        handle(x(shown, length), 0.62 * em, true, focused);
    }

    private double x(double step, long length) {
        return x(step, length, width, em);
    }

    private void epochs(RunRecord run, long length, double top, double thick) {
        double last = -1e9;
        double lastLine = -1e9;
        for (EpochResult epoch : run.epochs()) {
            double x = x(epoch.step(), length);
            if (x - lastLine < LEAST_STEP * em) {
                // Of thousands of epochs, as many as can be told apart.
                continue;
            }
            lastLine = x;
            pen.line(x, top - 3, x, top + thick + 3, 1, look.quiet());
            if (!run.isArm() && x - last > LEAST_GAP * em) {
                String number = Integer.toString(epoch.number());
                double middle = top + thick + 5 + HALF_LINE * CanvasPen.NUMBER * em;
                pen.write(
                        number,
                        x,
                        middle,
                        Face.NUMBER,
                        CanvasPen.NUMBER,
                        look.quiet(),
                        HPos.CENTER);
                last = x;
            }
        }
    }

    private void mark(RunEvent mark, long length, double top, double thick) {
        double x = x(mark.step(), length);
        double r = 0.32 * em;
        double y = top - r - 2;
        if (mark.kind() == RunEvent.Kind.ADJUSTED) {
            pen.polygon(
                    new double[] {x - r, x, x + r, x},
                    new double[] {y, y - r, y, y + r},
                    look.test());
        } else if (mark.kind() == RunEvent.Kind.FAILED) {
            double middle = top + thick / 2;
            pen.line(x - r, middle - r, x + r, middle + r, 2.5, look.wrong());
            pen.line(x - r, middle + r, x + r, middle - r, 2.5, look.wrong());
        }
    }

    private void handle(double x, double radius, boolean filled, boolean focused) {
        double y = height / 2;
        if (focused) {
            pen.circle(x, y, radius + 3.5, 3, Look.faded(look.training(), 0.5));
        }
        int fill = filled ? look.emphasis() : look.surface();
        int contrast = filled ? look.surface() : look.emphasis();
        pen.disc(x, y, radius, fill);
        pen.circle(x, y, radius, 2, contrast);
        double size = 1.25 * radius / em;
        pen.write(filled ? "A" : "B", x, y, Face.NUMBER, size, contrast, HPos.CENTER);
    }
}
