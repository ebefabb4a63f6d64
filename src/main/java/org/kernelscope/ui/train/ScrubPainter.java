package org.kernelscope.ui.train;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.kernelscope.training.EpochResult;
import org.kernelscope.training.RunEvent;
import org.kernelscope.training.RunRecord;
import org.kernelscope.ui.paint.chart.ChartLook;

/**
 * Draws a run as a bar: how far it is planned, how far it has come, its epochs, what happened to
 * it, and on it the handle of the moment that is looked at and, below, that of the one it is
 * compared with. JavaFX thread.
 */
final class ScrubPainter {
    private static final double MARGIN = 0.9;
    private static final double LEAST_STEP = 0.3;
    private static final double LEAST_GAP = 2.2;

    private final GraphicsContext graphics;
    private final ChartLook look;
    private final double width;
    private final double height;

    ScrubPainter(GraphicsContext graphics, ChartLook look, double width, double height) {
        this.graphics = graphics;
        this.look = look;
        this.width = width;
        this.height = height;
    }

    /** Where {@code step} of {@code length} stands, in logical pixels. */
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
     * @param shown the step that is looked at
     * @param other the step that it is compared with, if it is of this run
     */
    void paint(RunRecord run, long length, long shown, @Nullable Long other, boolean focused) {
        double em = look.em();
        double thick = 0.45 * em;
        double top = height / 2 - thick / 2;
        long newest = run.timeline().last().step();
        graphics.setFill(ChartLook.colour(look.stage().tileFrame(), 0.55));
        graphics.fillRoundRect(
                x(0, length), top, x(length, length) - x(0, length), thick, thick, thick);
        graphics.setFill(ChartLook.colour(look.training()));
        graphics.fillRoundRect(
                x(0, length), top, x(newest, length) - x(0, length), thick, thick, thick);
        epochs(run, length, top, thick);
        run.marks().forEach(mark -> mark(mark, length, top, thick));
        if (other != null) {
            handle(x(other, length), 0.5 * em, false, false);
        }
        handle(x(shown, length), 0.62 * em, true, focused);
    }

    private double x(double step, long length) {
        return x(step, length, width, look.em());
    }

    private void epochs(RunRecord run, long length, double top, double thick) {
        graphics.setTextBaseline(VPos.TOP);
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setFont(look.numberFont());
        double last = -1e9;
        double lastLine = -1e9;
        for (EpochResult epoch : run.epochs()) {
            double x = x(epoch.step(), length);
            if (x - lastLine < LEAST_STEP * look.em()) {
                // Of thousands of epochs, as many as can be told apart.
                continue;
            }
            lastLine = x;
            graphics.setStroke(ChartLook.colour(look.stage().quiet()));
            graphics.setLineWidth(1);
            graphics.strokeLine(x, top - 3, x, top + thick + 3);
            if (x - last > LEAST_GAP * look.em()) {
                graphics.setFill(ChartLook.colour(look.stage().quiet()));
                graphics.fillText(Integer.toString(epoch.number()), x, top + thick + 5);
                last = x;
            }
        }
    }

    private void mark(RunEvent mark, long length, double top, double thick) {
        double x = x(mark.step(), length);
        double r = 0.32 * look.em();
        double y = top - r - 2;
        if (mark.kind() == RunEvent.Kind.ADJUSTED) {
            graphics.setFill(ChartLook.colour(look.test()));
            graphics.fillPolygon(
                    new double[] {x - r, x, x + r, x}, new double[] {y, y - r, y, y + r}, 4);
        } else if (mark.kind() == RunEvent.Kind.FAILED) {
            graphics.setStroke(ChartLook.colour(look.wrong()));
            graphics.setLineWidth(2.5);
            double middle = top + thick / 2;
            graphics.strokeLine(x - r, middle - r, x + r, middle + r);
            graphics.strokeLine(x - r, middle + r, x + r, middle - r);
        }
    }

    private void handle(double x, double radius, boolean filled, boolean focused) {
        double y = height / 2;
        if (focused) {
            graphics.setStroke(ChartLook.colour(look.training(), 0.5));
            graphics.setLineWidth(3);
            double ring = radius + 3.5;
            graphics.strokeOval(x - ring, y - ring, 2 * ring, 2 * ring);
        }
        graphics.setFill(
                filled
                        ? ChartLook.colour(look.stage().emphasis())
                        : ChartLook.colour(look.paper()));
        graphics.setStroke(ChartLook.colour(filled ? look.paper() : look.stage().emphasis()));
        graphics.setLineWidth(2);
        graphics.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        graphics.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setFont(javafx.scene.text.Font.font(look.numberFace(), 1.25 * radius));
        graphics.setFill(
                filled
                        ? ChartLook.colour(look.paper())
                        : ChartLook.colour(look.stage().emphasis()));
        graphics.fillText(filled ? "A" : "B", x, y);
    }
}
