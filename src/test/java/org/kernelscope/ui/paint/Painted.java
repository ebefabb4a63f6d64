package org.kernelscope.ui.paint;

import java.util.function.Consumer;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import org.kernelscope.ui.TestWindow;

/** The image that a painter has drawn on a canvas. */
public record Painted(WritableImage image) {
    /** The look of all painters. */
    public static final Look LOOK = new Look(Palette.BLUE_ORANGE, Theme.LIGHT);

    /** Size of text: without the program's fonts, those of the system are used. */
    public static final double EM = 25;

    /** Draws on a canvas of this size. */
    public static Painted by(int width, int height, Consumer<CanvasPen> painter) {
        TestWindow.startToolkit();
        return new Painted(
                TestWindow.fx(
                        () -> {
                            Canvas canvas = new Canvas(width, height);
                            painter.accept(new CanvasPen(canvas.getGraphicsContext2D(), LOOK, EM));
                            return canvas.snapshot(new SnapshotParameters(), null);
                        }));
    }

    /** The colour of a pixel. */
    public int at(double x, double y) {
        return image.getPixelReader().getArgb((int) x, (int) y);
    }

    /** How many pixels in a rectangle are of this colour, or nearly. */
    public int count(int argb, double x, double y, double width, double height) {
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
