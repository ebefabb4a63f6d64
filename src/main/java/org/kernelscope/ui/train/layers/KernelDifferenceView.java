package org.kernelscope.ui.train.layers;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Kernels;
import org.kernelscope.ui.control.PixelView;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.chart.KernelSheet;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;

/**
 * The kernels of a layer at two checkpoints, in one scale, and their difference in a scale of its
 * own: side by side, or one above the other if they are many. JavaFX thread.
 */
public final class KernelDifferenceView extends Region {
    private final Display display;
    private final Localisation texts;
    private final List<Part> parts;

    public KernelDifferenceView(Display display, Localisation texts) {
        setId("compare-kernels");
        this.display = display;
        this.texts = texts;
        parts = List.of(new Part("a"), new Part("b"), new Part("difference"));
        parts.forEach(part -> getChildren().addAll(part.title, part.picture));
        setMinSize(0, 0);
    }

    /** Shows kernels; null for none. */
    public void show(@Nullable Kernels a, @Nullable Kernels b, @Nullable Kernels difference) {
        float limit =
                Math.max(
                        a == null ? 0 : KernelSheet.limit(a), b == null ? 0 : KernelSheet.limit(b));
        float far = difference == null ? 0 : KernelSheet.limit(difference);
        var words = texts.texts();
        parts.get(0).show(a, limit, words.get("training.compare.a", Numbers.value(limit)));
        parts.get(1).show(b, limit, words.get("training.compare.b", Numbers.value(limit)));
        parts.get(2)
                .show(
                        difference,
                        far,
                        words.get("training.compare.difference", Numbers.value(far)));
        requestLayout();
    }

    private Orientation orientation() {
        Kernels some = parts.get(0).kernels;
        return some != null && some.inputs() > 1 ? Orientation.VERTICAL : Orientation.HORIZONTAL;
    }

    @Override
    protected void layoutChildren() {
        boolean across = orientation() == Orientation.HORIZONTAL;
        double line = Math.ceil(parts.get(0).title.prefHeight(-1));
        double gap = 0.5 * line;
        double width = across ? (getWidth() - 2 * gap) / 3 : getWidth();
        double height = across ? getHeight() : (getHeight() - 2 * gap) / 3;
        for (int i = 0; i < parts.size(); i++) {
            double x = across ? i * (width + gap) : 0;
            double y = across ? 0 : i * (height + gap);
            parts.get(i).title.resizeRelocate(x, y, width, line);
            parts.get(i).picture.resizeRelocate(x, y + line, width, Math.max(0, height - line));
        }
    }

    private final class Part {
        private final Label title = new Label();
        private final PixelView picture = new PixelView(this::paint);
        private @Nullable Kernels kernels;
        private float limit;

        Part(String id) {
            title.getStyleClass().add(Styles.CAPTION);
            picture.setId("compare-kernels-" + id);
            picture.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        }

        void show(@Nullable Kernels now, float strongest, String name) {
            kernels = now;
            limit = strongest;
            title.setText(now == null ? "" : name);
            picture.setAccessibleText(title.getText());
            picture.repaint();
        }

        private void paint(Raster raster, double unit) {
            raster.clear(0);
            Kernels now = kernels;
            if (now != null) {
                int line = Math.max(1, (int) Math.round(unit));
                KernelSheet sheet =
                        KernelSheet.fitting(
                                now.maps(),
                                now.inputs(),
                                now.rows(),
                                raster.width() - 2 * line,
                                raster.height() - 2 * line,
                                2,
                                (int) Math.round(3 * unit));
                sheet.paint(raster, now, line, line, limit, display.look(), line);
            }
        }
    }
}
