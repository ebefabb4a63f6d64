package org.kernelscope.composition;

import java.util.List;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Stroke;
import org.kernelscope.ui.state.Display;

/** The drawing on the pad at the first start: a digit drawn by hand. */
public final class ExampleDrawing {
    /** A 3 in one stroke: x and y in hundredths of the pad's width. */
    private static final int[] THREE = {
        30, 26, 34, 21, 40, 18, 48, 17, 56, 18, 62, 21, 66, 26, 67, 32, 65, 38, 60, 43, 54, 46, 47,
        48, 54, 49, 61, 52, 66, 57, 69, 64, 68, 71, 64, 77, 57, 81, 49, 83, 41, 82, 34, 79, 29, 74
    };

    private ExampleDrawing() {}

    public static Drawing digit() {
        Stroke stroke = Stroke.at(x(0), y(0), Display.DEFAULT_PEN);
        for (int point = 1; point < THREE.length / 2; point++) {
            stroke = stroke.to(x(point), y(point));
        }
        return new Drawing(null, List.of(stroke));
    }

    private static double x(int point) {
        return THREE[2 * point] / 100.0;
    }

    private static double y(int point) {
        return THREE[2 * point + 1] / 100.0;
    }
}
