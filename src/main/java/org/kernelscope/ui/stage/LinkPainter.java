package org.kernelscope.ui.stage;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.kernelscope.network.CellConnections;
import org.kernelscope.ui.paint.LayerBox;

/**
 * A line for every connection of a cell with its neighbours, in the colour of its weight. JavaFX
 * thread.
 */
final class LinkPainter {
    /** More lines than this are a fog; the strongest are drawn. */
    private static final int MAX_LINES = 420;

    private final OverlayPen pen;

    LinkPainter(OverlayPen pen) {
        this.pen = pen;
    }

    void paint(List<CellConnections.Connection> links) {
        List<CellConnections.Connection> drawn = strongest(links, MAX_LINES);
        float strongest = drawn.isEmpty() ? 0 : Math.abs(drawn.get(drawn.size() - 1).weight());
        double line = Math.max(1, pen.unit());
        for (CellConnections.Connection link : drawn) {
            float share = strongest > 0 ? link.weight() / strongest : 0;

            LayerBox from = pen.layout().box(link.from().layer());
            LayerBox to = pen.layout().box(link.to().layer());
            pen.pen()
                    .line(
                            from.cellX(link.from()) + from.scale() / 2,
                            from.cellY(link.from()) + from.scale() / 2,
                            to.cellX(link.to()) + to.scale() / 2,
                            to.cellY(link.to()) + to.scale() / 2,
                            line,
                            pen.sign(share, 0.12 + 0.75 * Math.abs(share)));
        }
    }

    /**
     * The strongest links, the weakest of them first, so that the others are drawn over it. A unit
     * may have tens of thousands, of which few are drawn: they are not all sorted.
     */
    static List<CellConnections.Connection> strongest(
            List<CellConnections.Connection> links, int most) {
        Comparator<CellConnections.Connection> weakestFirst =
                Comparator.comparingDouble(link -> Math.abs(link.weight()));
        PriorityQueue<CellConnections.Connection> kept = new PriorityQueue<>(weakestFirst);
        for (CellConnections.Connection link : links) {
            CellConnections.Connection weakest = kept.peek();
            if (kept.size() < most || weakest == null) {
                kept.add(link);
            } else if (weakestFirst.compare(link, weakest) > 0) {
                kept.poll();
                kept.add(link);
            }
        }
        return kept.stream().sorted(weakestFirst).toList();
    }
}
