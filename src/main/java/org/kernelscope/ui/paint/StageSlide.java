package org.kernelscope.ui.paint;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.ui.paint.StageLayout.Gap;

/**
 * Moves the layers of the stage aside when a map is opened, and back. They shrink and move to the
 * edges: those before the open layer to the left, the others to the right. All stay visible. Pure
 * functions.
 */
public final class StageSlide {
    /** Preferred width of a small layer, in logical pixels; in a wide stage it is more. */
    private static final double NARROW = 30;

    private static final double NARROW_SHARE = 0.034;

    /** Largest share of the stage for all small layers together. */
    private static final double SHARE = 0.34;

    private static final double MARGIN = 5;
    private static final double SMALL_UNIT = 13;

    private StageSlide() {}

    /** The layers of {@code whole} at the edges, with a gap to the left of layer {@code layer}. */
    public static StageLayout aside(StageLayout whole, int layer) {
        StageLayout.Frame frame = whole.frame();
        int share = (int) (SHARE * frame.width() / whole.boxes().size());
        int margin = Math.min(frame.units(MARGIN), share / 3);
        int wanted = Math.max(frame.units(NARROW), (int) (NARROW_SHARE * frame.width()));
        int narrow = Math.max(1, Math.min(wanted, share - margin));
        List<LayerBox> small = new ArrayList<>();
        for (LayerBox box : whole.boxes()) {
            small.add(shrunk(box, narrow, frame.units(SMALL_UNIT)));
        }
        int left = margin;
        int right = frame.width() - margin;
        for (int i = 0; i <= layer; i++) {
            small.set(i, moved(small.get(i), left, narrow, frame));
            left += Math.max(narrow, small.get(i).width()) + margin;
        }
        for (int i = small.size() - 1; i > layer; i--) {
            right -= Math.max(narrow, small.get(i).width());
            small.set(i, moved(small.get(i), right, narrow, frame));
            right -= margin;
        }
        Gap gap = new Gap(left, Math.max(0, right - left));
        return new StageLayout(small, frame, 1, 1, gap);
    }

    private static LayerBox shrunk(LayerBox box, int narrow, int smallUnit) {
        int columns = box.columns();
        int perTile = box.shape().columns() * columns;
        int largest = box.shape().isUnits() ? smallUnit : box.cell();
        int cell = Math.max(1, Math.min(Math.min(largest, box.cell()), narrow / perTile));
        int step = Math.max(box.step(), (perTile + narrow - 1) / Math.max(1, narrow));
        boolean crowded = box.shape().isUnits() ? narrow < 2 * columns : step > 1;
        int gap = crowded ? (narrow < 3 * columns ? 0 : 1) : Math.max(1, box.gap() / 2);
        return new LayerBox(
                box.layer(),
                box.shape(),
                0,
                0,
                columns,
                box.rows(),
                cell,
                box.shape().isUnits() ? 1 : step,
                gap);
    }

    private static LayerBox moved(LayerBox box, int x, int narrow, StageLayout.Frame frame) {
        int column = Math.max(narrow, box.width());
        int room = frame.height() - frame.top();
        return box.at(x + (column - box.width()) / 2, frame.top() + (room - box.height()) / 2);
    }

    /**
     * A layout between two layouts of the same network.
     *
     * @param progress 0 for the first, 1 for the second; eased at both ends
     */
    public static StageLayout between(StageLayout from, StageLayout to, double progress) {
        if (progress >= 1) {
            return to;
        }
        double t = ease(progress);
        List<LayerBox> boxes = new ArrayList<>();
        for (int i = 0; i < to.boxes().size(); i++) {
            boxes.add(between(from.boxes().get(i), to.boxes().get(i), t));
        }
        Gap gap =
                new Gap(
                        mix(from.gap().x(), to.gap().x(), t),
                        mix(from.gap().width(), to.gap().width(), t));
        double openness = from.openness() + (to.openness() - from.openness()) * t;
        return new StageLayout(boxes, to.frame(), to.zoom(), openness, gap);
    }

    /** Eases in and out: 3t² − 2t³. */
    public static double ease(double t) {
        double inside = Math.max(0, Math.min(1, t));
        return inside * inside * (3 - 2 * inside);
    }

    /** The centre of a layer moves smoothly while the size of its squares changes in steps. */
    private static LayerBox between(LayerBox from, LayerBox to, double t) {
        LayerBox sized =
                new LayerBox(
                        to.layer(),
                        to.shape(),
                        0,
                        0,
                        t < 0.5 ? from.columns() : to.columns(),
                        t < 0.5 ? from.rows() : to.rows(),
                        Math.max(1, mix(from.cell(), to.cell(), t)),
                        t < 0.5 ? from.step() : to.step(),
                        mix(from.gap(), to.gap(), t));
        int centreX = mix(from.x() + from.width() / 2, to.x() + to.width() / 2, t);
        int centreY = mix(from.y() + from.height() / 2, to.y() + to.height() / 2, t);
        return sized.at(centreX - sized.width() / 2, centreY - sized.height() / 2);
    }

    private static int mix(int from, int to, double t) {
        return (int) Math.round(from + (to - from) * t);
    }
}
