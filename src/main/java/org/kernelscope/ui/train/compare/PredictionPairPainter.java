package org.kernelscope.ui.train.compare;

import java.util.function.IntFunction;
import javafx.geometry.HPos;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.ClassNames;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Numbers;

/**
 * Draws the predictions of two networks for the same example: the winner of each, large, and for
 * every class two bars, that of A to the left, that of B to the right. JavaFX thread.
 */
final class PredictionPairPainter {
    private static final double HEAD = 4.6;

    /** Letters of the winner, which is large. */
    private static final int WINNER = 5;

    private final CanvasPen pen;
    private final Look look;
    private final double em;
    private final double width;
    private final double height;

    PredictionPairPainter(CanvasPen pen, double width, double height) {
        this.pen = pen;
        this.look = pen.look();
        this.em = pen.em();
        this.width = width;
        this.height = height;
    }

    /**
     * Draws the probabilities of both; null for one that has no answer.
     *
     * @param ofA the names of the classes of A
     * @param ofB the names of the classes of B
     */
    void paint(
            @Nullable Tensor a,
            @Nullable Tensor b,
            IntFunction<String> ofA,
            IntFunction<String> ofB) {
        winner(a, "A", 0, look.training(), ofA);
        winner(b, "B", width / 2, look.test(), ofB);
        int classes = a != null ? a.size() : b != null ? b.size() : 10;
        double tall = (height - HEAD * em) / classes;
        double room = width / 2 - 0.9 * em;
        for (int i = 0; i < classes; i++) {
            double y = HEAD * em + (i + 0.5) * tall;
            String name = ClassNames.shortened((a == null ? ofB : ofA).apply(i), 3);
            number(name, width / 2, y, CanvasPen.NUMBER, look.quiet(), HPos.CENTER);
            bar(a, i, width / 2 - 0.9 * em, -room, y, tall, look.training());
            bar(b, i, width / 2 + 0.9 * em, room, y, tall, look.test());
        }
    }

    private void winner(
            @Nullable Tensor probabilities,
            String name,
            double x,
            int argb,
            IntFunction<String> names) {
        number(name, x, 0.8 * em, 1, look.quiet(), HPos.LEFT);
        if (probabilities != null) {
            int best = probabilities.argMax();
            String winner = ClassNames.shortened(names.apply(best), WINNER);
            double left = x + 1.3 * em;
            pen.write(winner, left, 1.9 * em, Face.TEXT, 3.2, argb, HPos.LEFT);
            String percent = Numbers.probability(probabilities.get(best));
            pen.number(percent, left, HEAD * em - 0.6 * em, HPos.LEFT);
        }
    }

    private void number(String text, double x, double y, double size, int argb, HPos align) {
        pen.write(text, x, y, Face.NUMBER, size, argb, align);
    }

    private void bar(
            @Nullable Tensor probabilities,
            int index,
            double x,
            double room,
            double y,
            double tall,
            int argb) {
        double thick = Math.max(2, Math.min(0.9 * em, tall - 2));
        pen.fill(
                Math.min(x, x + room),
                y - thick / 2,
                Math.abs(room),
                thick,
                Look.faded(look.tileFrame(), 0.25));
        if (probabilities != null) {
            double length = Math.max(1, Math.abs(room) * probabilities.get(index));
            pen.fill(room < 0 ? x - length : x, y - thick / 2, length, thick, argb);
        }
    }
}
