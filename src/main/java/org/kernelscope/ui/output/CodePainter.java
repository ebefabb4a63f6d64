package org.kernelscope.ui.output;

import org.kernelscope.network.RbfCodes;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.chart.ChartText;

/**
 * Draws what stands before an RBF output as the picture that it is meant to be: −1 is paper, 1 is
 * ink. JavaFX thread.
 */
final class CodePainter {
    private final ChartText easel;

    CodePainter(ChartText easel) {
        this.easel = easel;
    }

    /** The picture of {@code digit} that the output compares with. */
    void code(RbfCodes codes, int digit, double x, double y, double cell) {
        for (int i = 0; i < codes.length(); i++) {
            square(i, codes.at(digit, i), x, y, cell);
        }
        frame(x, y, cell);
    }

    /** What the units show, in the order of the units, row by row. */
    void units(Tensor units, double x, double y, double cell) {
        for (int i = 0; i < units.size(); i++) {
            square(i, units.get(i), x, y, cell);
        }
        frame(x, y, cell);
    }

    /** How much each unit adds to the distance from a code. */
    void differences(Tensor terms, float limit, double x, double y, double cell) {
        var stage = easel.look().stage();
        for (int i = 0; i < terms.size(); i++) {
            float share = limit > 0 ? terms.get(i) / limit : 0;
            fill(i, stage.palette().signed(stage.theme(), share), x, y, cell);
        }
        frame(x, y, cell);
    }

    private void square(int index, float value, double x, double y, double cell) {
        var stage = easel.look().stage();
        fill(index, Palette.ink(stage.theme(), (value + 1) / 2), x, y, cell);
    }

    private void fill(int index, int argb, double x, double y, double cell) {
        easel.fill(
                x + index % RbfCodes.COLUMNS * cell,
                y + index / RbfCodes.COLUMNS * cell,
                cell,
                cell,
                argb);
    }

    private void frame(double x, double y, double cell) {
        easel.frame(
                x,
                y,
                RbfCodes.COLUMNS * cell,
                RbfCodes.ROWS * cell,
                1,
                easel.look().stage().tileFrame());
    }
}
