package org.kernelscope.ui.paint.chart;

import java.util.function.Consumer;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.StageLook;
import org.kernelscope.ui.paint.Theme;

/** What a painter left on a canvas. */
record Painted(WritableImage image) {
    static final StageLook STAGE = StageLook.of(Palette.BLUE_ORANGE, Theme.LIGHT);
    static final ChartLook LOOK = new ChartLook(STAGE, 25, "System", "Monospaced");

    /** Lets {@code painter} paint on a canvas of this size. */
    static Painted by(int width, int height, Consumer<GraphicsContext> painter) {
        TestWindow.startToolkit();
        return new Painted(
                TestWindow.fx(
                        () -> {
                            Canvas canvas = new Canvas(width, height);
                            painter.accept(canvas.getGraphicsContext2D());
                            return canvas.snapshot(new SnapshotParameters(), null);
                        }));
    }

    int at(double x, double y) {
        return image.getPixelReader().getArgb((int) x, (int) y);
    }

    /** How many pixels in a rectangle are of this colour, or nearly. */
    int count(int argb, double x, double y, double width, double height) {
        int count = 0;
        for (int row = (int) y; row < y + height; row++) {
            for (int column = (int) x; column < x + width; column++) {
                count += near(at(column, row), argb) ? 1 : 0;
            }
        }
        return count;
    }

    private static boolean near(int one, int other) {
        int far = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            far = Math.max(far, Math.abs(((one >> shift) & 0xff) - ((other >> shift) & 0xff)));
        }
        return far < 24;
    }
}
