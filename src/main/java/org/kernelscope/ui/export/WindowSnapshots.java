package org.kernelscope.ui.export;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;
import org.kernelscope.export.Pixels;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.control.NodeSnapshot;
import org.kernelscope.ui.control.PaintScale;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Theme;
import org.kernelscope.ui.state.Display;

/**
 * Takes images of the window on the screen or of a part of it: painted larger, in another theme,
 * with or without the legend. The window is afterwards as it was; the image is taken between two
 * frames of the screen, so that nothing of it is seen, unless a figure must be computed first.
 * JavaFX thread.
 */
final class WindowSnapshots {
    /** Frames of the screen that a figure may take. */
    private static final int PATIENCE_FRAMES = 600;

    /** Space around the legend below an image, in logical pixels. */
    private static final int MARGIN = 12;

    private static final String LEGEND = "#legend";

    private final Display display;
    private final BooleanSupplier settled;

    /**
     * @param settled true if all figures of the window are computed
     */
    WindowSnapshots(Display display, BooleanSupplier settled) {
        this.display = display;
        this.settled = settled;
    }

    /**
     * The appearance of an image.
     *
     * @param zoom pixels in a logical pixel
     * @param theme the theme; null for that of the window
     * @param legend true for the legend: in the window as it is, below a part of it
     */
    record Style(int zoom, @Nullable Theme theme, boolean legend) {}

    /**
     * Takes an image of {@code part}.
     *
     * @throws UserFacingException if it would be too large
     */
    void take(Scene scene, Node part, Style style, Consumer<Pixels> receiver)
            throws UserFacingException {
        Pixels.checkSize(
                part.getLayoutBounds().getWidth(),
                part.getLayoutBounds().getHeight(),
                style.zoom());
        Theme before = display.themeProperty().get();
        Node legend = scene.getRoot().lookup(LEGEND);
        boolean hides = !style.legend() && legend != null && legend.isVisible();
        if (style.theme() != null) {
            display.themeProperty().set(style.theme());
        }
        if (hides) {
            legend.setVisible(false);
        }
        PaintScale.begin(scene, style.zoom());
        Runnable finish =
                () -> {
                    Pixels picture = paint(scene, part, style);
                    if (hides) {
                        legend.setVisible(true);
                    }
                    display.themeProperty().set(before);
                    PaintScale.end(scene);
                    receiver.accept(picture);
                };
        if (settled.getAsBoolean()) {
            finish.run();
        } else {
            whenSettled(finish);
        }
    }

    private void whenSettled(Runnable finish) {
        new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                if (settled.getAsBoolean() || ++frames == PATIENCE_FRAMES) {
                    stop();
                    finish.run();
                }
            }
        }.start();
    }

    private Pixels paint(Scene scene, Node part, Style style) {
        PaintScale.refresh(scene);
        Look look = display.look();
        int ground = "stage".equals(part.getId()) ? look.ground() : look.surface();
        Pixels picture = NodeSnapshot.of(part, style.zoom(), ground);
        Optional<Node> legend =
                Optional.ofNullable(scene.getRoot().lookup(LEGEND))
                        .filter(each -> style.legend() && part != scene.getRoot() && each != part)
                        .filter(each -> each.getLayoutBounds().getHeight() >= 1);
        int margin = MARGIN * style.zoom();
        return legend.map(each -> NodeSnapshot.of(each, style.zoom(), ground))
                .map(each -> below(picture, each, margin, ground))
                .orElse(picture);
    }

    /** One image above another, which has a margin. */
    private static Pixels below(Pixels upper, Pixels lower, int margin, int ground) {
        int width = Math.max(upper.width(), lower.width() + 2 * margin);
        int height = upper.height() + lower.height() + 2 * margin;
        int[] argb = new int[width * height];
        Arrays.fill(argb, ground);
        copy(upper, argb, width, 0, 0);
        copy(lower, argb, width, margin, upper.height() + margin);
        return new Pixels(width, height, argb);
    }

    private static void copy(Pixels from, int[] to, int width, int left, int top) {
        for (int y = 0; y < from.height(); y++) {
            int at = (top + y) * width + left;
            System.arraycopy(from.argb(), y * from.width(), to, at, from.width());
        }
    }
}
