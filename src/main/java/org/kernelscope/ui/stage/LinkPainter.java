package org.kernelscope.ui.stage;

import java.util.Comparator;
import java.util.List;
import org.kernelscope.network.Link;
import org.kernelscope.ui.paint.LayerBox;

/**
 * A line for every connection of a cell with its neighbours, in the colour of its weight. JavaFX
 * thread.
 */
final class LinkPainter {
    /** More lines than this are a fog; the strongest are drawn. */
    private static final int MAX_LINES = 420;

    private final StagePen pen;

    LinkPainter(StagePen pen) {
        this.pen = pen;
    }

    void paint(List<Link> links) {
        float strongest = 0;
        for (Link link : links) {
            strongest = Math.max(strongest, Math.abs(link.weight()));
        }
        List<Link> drawn =
                links.stream()
                        .sorted(Comparator.comparingDouble(link -> -Math.abs(link.weight())))
                        .limit(MAX_LINES)
                        .sorted(Comparator.comparingDouble(link -> Math.abs(link.weight())))
                        .toList();
        pen.graphics().setLineWidth(Math.max(1, pen.unit()));
        for (Link link : drawn) {
            float share = strongest > 0 ? link.weight() / strongest : 0;
            pen.graphics().setStroke(pen.sign(share, 0.12 + 0.75 * Math.abs(share)));
            LayerBox from = pen.layout().box(link.from().layer());
            LayerBox to = pen.layout().box(link.to().layer());
            pen.graphics()
                    .strokeLine(
                            from.cellX(link.from()) + from.scale() / 2,
                            from.cellY(link.from()) + from.scale() / 2,
                            to.cellX(link.to()) + to.scale() / 2,
                            to.cellY(link.to()) + to.scale() / 2);
        }
    }
}
