package org.kernelscope.ui.train;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.chart.ChartLook;

/**
 * Draws what two networks make of the same digit: the winner of each, large, and for every class
 * two bars, that of A to the left, that of B to the right. JavaFX thread.
 */
final class PredictionPairPainter {
    private static final double HEAD = 4.6;

    private final GraphicsContext graphics;
    private final ChartLook look;
    private final double width;
    private final double height;

    PredictionPairPainter(GraphicsContext graphics, ChartLook look, double width, double height) {
        this.graphics = graphics;
        this.look = look;
        this.width = width;
        this.height = height;
    }

    /** Draws the probabilities of both; null for one that has no answer. */
    void paint(@Nullable Tensor a, @Nullable Tensor b) {
        graphics.setTextBaseline(VPos.CENTER);
        winner(a, "A", 0, look.training());
        winner(b, "B", width / 2, look.test());
        int classes = a != null ? a.size() : b != null ? b.size() : 10;
        double em = look.em();
        double tall = (height - HEAD * em) / classes;
        double room = width / 2 - 0.9 * em;
        for (int i = 0; i < classes; i++) {
            double y = HEAD * em + (i + 0.5) * tall;
            graphics.setTextAlign(TextAlignment.CENTER);
            graphics.setFont(look.numberFont());
            graphics.setFill(ChartLook.colour(look.stage().quiet()));
            graphics.fillText(Integer.toString(i), width / 2, y);
            bar(a, i, width / 2 - 0.9 * em, -room, y, tall, look.training());
            bar(b, i, width / 2 + 0.9 * em, room, y, tall, look.test());
        }
    }

    private void winner(@Nullable Tensor probabilities, String name, double x, int argb) {
        double em = look.em();
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setFont(Font.font(look.numberFace(), em));
        graphics.setFill(ChartLook.colour(look.stage().quiet()));
        graphics.fillText(name, x, 0.8 * em);
        if (probabilities != null) {
            int best = probabilities.argMax();
            graphics.setFont(look.wordFont(3.2));
            graphics.setFill(ChartLook.colour(argb));
            graphics.fillText(Integer.toString(best), x + 1.3 * em, 1.9 * em);
            graphics.setFont(look.numberFont());
            graphics.setFill(ChartLook.colour(look.stage().emphasis()));
            graphics.fillText(
                    Numbers.percent(probabilities.get(best)), x + 1.3 * em, HEAD * em - 0.6 * em);
        }
    }

    private void bar(
            @Nullable Tensor probabilities,
            int index,
            double x,
            double room,
            double y,
            double tall,
            int argb) {
        double thick = Math.max(2, Math.min(0.9 * look.em(), tall - 2));
        graphics.setFill(ChartLook.colour(look.stage().tileFrame(), 0.25));
        graphics.fillRect(Math.min(x, x + room), y - thick / 2, Math.abs(room), thick);
        if (probabilities != null) {
            double length = Math.max(1, Math.abs(room) * probabilities.get(index));
            graphics.setFill(ChartLook.colour(argb));
            graphics.fillRect(room < 0 ? x - length : x, y - thick / 2, length, thick);
        }
    }
}
