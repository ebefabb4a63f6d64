package org.kernelscope.ui.arithmetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import org.kernelscope.analysis.MapReport.Pooled;
import org.kernelscope.analysis.PoolingComparison;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.Tile;
import org.kernelscope.ui.paint.ValueColours;
import org.kernelscope.ui.state.PoolWords;

/**
 * Four methods to reduce a map, side by side: the result of each, and what it loses. The network's
 * own method is marked.
 */
final class PoolingComparisonFigure implements Figure {
    private static final double NAME = 1.5;

    private final Pooled report;
    private final FigureContext context;
    private final List<PoolingComparison> methods;
    private final Tile input;
    private final double column;
    private final double side;
    private final double top;

    PoolingComparisonFigure(Pooled report, FigureContext context) {
        this.report = report;
        this.context = context;
        this.methods = PoolingComparison.all(report.window(), report.input());
        double em = context.em();
        column = context.width() / methods.size();
        double lines = (2 * NAME + 3.4) * em;
        double room = Math.min(column - em, (context.height() - 2 * NAME * em - lines) / 2.9);
        // The side of the large maps, whose cells are whole pixels, so that both rows align.
        side = Tile.in(0, 0, room, report.input()).height();
        input = Tile.in(0, NAME * em, 0.9 * side, report.input());
        top = input.y() + input.height() + 1.2 * em;
    }

    @Override
    public int steps() {
        return 0;
    }

    @Override
    public void paint(RasterPen pen, double time) {
        double em = pen.em();
        int below = report.layer().index() - 1;
        double limit = report.input().absMax();
        pen.caption(context.name(below, report.channel()), 0, 0.7 * em);
        ValueColours values = context.colours(pen, below, report.channel());
        pen.map(input, report.input(), values);
        pen.caption(
                context.texts().get("arithmetic.pool.left"),
                input.width() + 2 * em,
                input.y() + em);
        pen.caption(
                context.texts().get("arithmetic.pool.lost"),
                input.width() + 2 * em,
                input.y() + 2.5 * em);
        for (int i = 0; i < methods.size(); i++) {
            PoolingComparison method = methods.get(i);
            double x = i * column;
            boolean own = isOwn(method);
            int ink = own ? pen.look().emphasis() : pen.look().quiet();
            Face face = own ? Face.STRONG : Face.TEXT;
            pen.write(name(method), x, top + 0.7 * em, face, 0.95, ink, HPos.LEFT);
            Tile pooled = Tile.in(x, top + NAME * em, side, method.pooled());
            pen.map(pooled, method.pooled(), values);
            if (own) {
                pen.window(pooled, 0, 0, pooled.rows(), pooled.columns());
            }
            double y = top + (NAME + 0.9) * em + side;
            Tile lost = Tile.in(x, y, side, method.lost());
            pen.map(lost, method.lost(), pen.signedColours(limit));
            double line = y + lost.height() + em;
            pen.caption(context.texts().get("arithmetic.pool.meanLost"), x, line);
            pen.number(Numbers.value(method.meanLost()), x, line + 1.3 * em);
            String kept =
                    context.texts()
                            .get("arithmetic.pool.kept", method.kept(), report.input().size());
            pen.caption(kept, x, line + 2.7 * em);
        }
    }

    private boolean isOwn(PoolingComparison method) {
        return method.pool().equals(Optional.of(report.pool()));
    }

    private String name(PoolingComparison method) {
        return method.pool()
                .map(pool -> PoolWords.name(context.texts(), pool))
                .orElseGet(
                        () ->
                                context.texts()
                                        .get("arithmetic.pool.stride", report.window().stride()));
    }

    @Override
    public HitTarget at(double x, double y) {
        boolean inColumns = y >= top && y < top + 2 * side + (NAME + 4.5) * context.em();
        return inColumns || input.indexAt(x, y) >= 0 ? HitTarget.SOLID : HitTarget.NOTHING;
    }

    @Override
    public String caption(double time) {
        return context.texts().get("arithmetic.pool.caption");
    }

    @Override
    public String result() {
        List<String> all = new ArrayList<>();
        for (PoolingComparison method : methods) {
            all.add(name(method) + ": " + Numbers.value(method.meanLost()));
        }
        return context.texts().get("arithmetic.pool.meanLost") + " " + String.join(", ", all);
    }
}
