package org.kernelscope.bench;

import java.util.Random;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.DrawingModel;

/** Draws random strokes that bend a little, the same in every process. JavaFX thread. */
final class RandomPen {
    private static final int STROKES_ON_A_PAD = 3;

    private final DrawingModel pad;
    private final int movementsAStroke;
    private final Random random = new Random(1);
    private int movement;
    private double x;
    private double y;
    private double heading;

    RandomPen(DrawingModel pad, int movementsAStroke) {
        this.pad = pad;
        this.movementsAStroke = movementsAStroke;
    }

    /** Makes the next movement; after a few strokes the pad is cleared. */
    void move() {
        if (movement % movementsAStroke == 0) {
            pad.penUp();
            if (movement / movementsAStroke % STROKES_ON_A_PAD == 0) {
                pad.clear();
            }
            x = 0.2 + 0.6 * random.nextDouble();
            y = 0.2 + 0.6 * random.nextDouble();
            heading = 2 * Math.PI * random.nextDouble();
            pad.penDown(x, y, Display.DEFAULT_PEN);
        } else {
            heading += random.nextGaussian() * 0.2;
            x = Math.max(0, Math.min(1, x + 0.03 * Math.cos(heading)));
            y = Math.max(0, Math.min(1, y + 0.03 * Math.sin(heading)));
            pad.penMoved(x, y);
        }
        movement++;
    }
}
