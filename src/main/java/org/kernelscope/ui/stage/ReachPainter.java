package org.kernelscope.ui.stage;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Rectangle2D;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.DependencySet;
import org.kernelscope.network.FieldRects;
import org.kernelscope.network.Span;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.LayerBox;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.StageLayout;

/**
 * The receptive field of a cell in every layer below it, and every cell that it feeds in the layers
 * above: what has nothing to do with the cell steps back behind a veil, what has is framed, with
 * its size beside it, and what reaches over the border into the padding is dashed. JavaFX thread.
 */
final class ReachPainter {
    private static final double VEIL = 0.62;
    private static final double FRAME = 1.25;
    private static final double NUMBER = 0.82;

    private final OverlayPen pen;
    private final CanvasPen canvas;
    private final Look look;
    private final Architecture architecture;
    private final DependencySet reach;
    private final List<Rectangle2D> sizes = new ArrayList<>();

    ReachPainter(OverlayPen pen, Architecture architecture, DependencySet reach) {
        this.pen = pen;
        this.canvas = pen.pen();
        this.look = canvas.look();
        this.architecture = architecture;
        this.reach = reach;
    }

    /** Lets everything that does not belong to the cell step back; its own layer stays as it is. */
    void veil() {

        for (LayerBox box : pen.layout().boxes()) {
            if (box.layer() != reach.cell().layer()) {
                veil(box, reach.in(box.layer()));
            }
        }
    }

    private void veil(LayerBox box, DependencySet.Part part) {
        Span rows = part.rows().span();
        Span columns = part.columns().span();
        double cell = box.scale();
        for (int channel = 0; channel < box.shape().channels(); channel++) {
            double x = box.tileX(channel);
            double y = box.tileY(channel);
            if (!part.channels().contains(channel) || rows.isEmpty() || columns.isEmpty()) {
                veil(x, y, box.tileWidth(), box.tileHeight());
                continue;
            }
            double top = rows.from() * cell;
            double bottom = rows.to() * cell;
            double left = columns.from() * cell;
            double right = columns.to() * cell;
            veil(x, y, box.tileWidth(), top);
            veil(x, y + bottom, box.tileWidth(), box.tileHeight() - bottom);
            veil(x, y + top, left, bottom - top);
            veil(x + right, y + top, box.tileWidth() - right, bottom - top);
            if (!part.rows().isGapless() || !part.columns().isGapless()) {
                gaps(x, y, cell, part);
            }
        }
    }

    private void gaps(double x, double y, double cell, DependencySet.Part part) {
        Span rows = part.rows().span();
        Span columns = part.columns().span();
        for (int row = rows.from(); row < rows.to(); row++) {
            for (int column = columns.from(); column < columns.to(); column++) {
                if (!part.rows().contains(row) || !part.columns().contains(column)) {
                    veil(x + column * cell, y + row * cell, cell, cell);
                }
            }
        }
    }

    private void veil(double x, double y, double width, double height) {
        canvas.fill(x, y, width, height, Look.faded(look.ground(), VEIL));
    }

    /** Frames what belongs to the cell. */
    void frames() {
        for (LayerBox box : pen.layout().boxes()) {
            // A frame around every single unit would hide what is in them.
            boolean maps = !box.shape().isUnits();
            if (maps && box.layer() != reach.cell().layer()) {
                frames(box, reach.in(box.layer()));
            }
        }
    }

    private void frames(LayerBox box, DependencySet.Part part) {
        Span rows = part.rows().span();
        Span columns = part.columns().span();
        if (rows.isEmpty() || columns.isEmpty()) {
            return;
        }
        part.channels()
                .forEach(
                        channel -> {
                            Cell corner =
                                    new Cell(box.layer(), channel, rows.from(), columns.from());
                            pen.frame(
                                    corner,
                                    rows.length(),
                                    columns.length(),
                                    look.emphasis(),
                                    FRAME);
                            if (box.layer() < reach.cell().layer()) {
                                padding(box, channel);
                            }
                        });
        size(box, part);
    }

    /** The whole window, where it extends over the border. */
    private void padding(LayerBox box, int channel) {
        FieldRects.Field whole = FieldRects.unclipped(architecture, reach.cell(), box.layer());
        boolean inside =
                whole.rows().equals(whole.rows().clip(box.shape().rows()))
                        && whole.columns().equals(whole.columns().clip(box.shape().columns()));
        if (inside) {
            return;
        }
        Cell corner = new Cell(box.layer(), channel, whole.rows().from(), whole.columns().from());
        int quiet = Look.faded(look.quiet(), 0.9);
        canvas.dashed(3 * pen.unit(), 3 * pen.unit());
        pen.frame(corner, whole.rows().length(), whole.columns().length(), quiet, 1);
        canvas.solid();
    }

    /**
     * Rows × columns of the field: above the layer, where nothing is hidden by it; in a zoomed
     * stage, whose layers may begin out of sight, at the upper edge. Where the size of a layer
     * beside it already stands there, below the layer; left out if there is no room either.
     */
    private void size(LayerBox box, DependencySet.Part part) {
        Span rows = part.rows().span();
        Span columns = part.columns().span();
        if (rows.length() * columns.length() == 1) {
            return;
        }
        int channel = part.channels().span().from();
        String text = part.rows().count() + "×" + part.columns().count();
        double em = canvas.em() * NUMBER;
        double width = em * (0.62 * text.length() + 0.5);
        double tall = 1.3 * em;
        StageLayout.Frame frame = pen.layout().frame();
        double field = box.tileX(channel) + (columns.from() + columns.to()) / 2.0 * box.scale();
        boolean inSight =
                field >= 0 && field <= frame.width() && box.y() + box.height() > frame.top();
        if (!inSight) {
            // Zoomed in, a size without its layer would seem to be that of another.
            return;
        }
        double middle = Math.max(width / 2, Math.min(frame.width() - width / 2, field));
        double gap = 2 * pen.unit();
        double above = Math.max(frame.top(), box.y() - tall - gap);
        double below = box.y() + box.height() + gap;
        double top = isFree(middle, above, width, tall) ? above : below;
        boolean hasRoom =
                top == above
                        || (isFree(middle, below, width, tall) && below + tall <= frame.height());
        if (!hasRoom) {
            return;
        }
        sizes.add(new Rectangle2D(middle - width / 2, top, width, tall));
        int ground = Look.faded(look.ground(), 0.86);
        canvas.fillRounded(middle - width / 2, top, width, tall, em / 2, ground);
        canvas.write(
                text, middle, top + tall / 2, Face.NUMBER, NUMBER, look.emphasis(), HPos.CENTER);
    }

    private boolean isFree(double middle, double top, double width, double tall) {
        return sizes.stream()
                .noneMatch(other -> other.intersects(middle - width / 2, top, width, tall));
    }
}
