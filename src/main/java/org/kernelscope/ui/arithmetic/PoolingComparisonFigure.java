package org.kernelscope.ui.arithmetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kernelscope.analysis.MapReport.Pooled;
import org.kernelscope.analysis.PoolingComparison;
import org.kernelscope.ui.paint.GlyphSource.Face;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.RasterPen.Align;
import org.kernelscope.ui.paint.TileBrush;
import org.kernelscope.ui.paint.TileBrush.Tile;
import org.kernelscope.ui.state.PoolWords;

/**
 * The same map made smaller by each method, side by side: what is left and what is lost. The method
 * of the network is marked.
 */
final class PoolingComparisonFigure implements Figure {
    private static final double NAME = 1.5;

    private final Pooled report;
    private final FigureContext sheet;
    private final List<PoolingComparison> methods;
    private final Tile input;
    private final double column;
    private final double side;
    private final double top;

    PoolingComparisonFigure(Pooled report, FigureContext sheet) {
        this.report = report;
        this.sheet = sheet;
        this.methods = PoolingComparison.all(report.window(), report.input());
        double em = sheet.em();
        column = sheet.width() / methods.size();
        double lines = (2 * NAME + 3.4) * em;
        side = Math.min(column - em, (sheet.height() - 2 * NAME * em - lines) / 2.9);
        input = Tile.in(0, NAME * em, 0.9 * side, report.input());
        top = input.y() + input.height() + 1.2 * em;
    }

    @Override
    public int steps() {
        return 0;
    }

    @Override
    public void paint(RasterPen brush, double time) {
        TileBrush tiles = new TileBrush(brush);
        double em = brush.em();
        int below = report.layer().index() - 1;
        double limit = report.input().absMax();
        brush.caption(sheet.name(below, report.channel()), 0, 0.7 * em);
        tiles.map(input, report.input(), tiles.signed(limit));
        brush.caption(sheet.texts().get("arith.pool.left"), input.width() + 2 * em, input.y() + em);
        brush.caption(
                sheet.texts().get("arith.pool.lost"), input.width() + 2 * em, input.y() + 2.5 * em);
        for (int i = 0; i < methods.size(); i++) {
            PoolingComparison method = methods.get(i);
            double x = i * column;
            boolean own = isOwn(method);
            int ink = own ? brush.look().emphasis() : brush.look().quiet();
            Face face = own ? Face.STRONG : Face.TEXT;
            brush.write(name(method), x, top + 0.7 * em, face, 0.95, ink, Align.LEFT);
            Tile pooled = Tile.in(x, top + NAME * em, side, method.pooled());
            tiles.map(pooled, method.pooled(), tiles.signed(limit));
            if (own) {
                tiles.window(pooled, 0, 0, pooled.rows(), pooled.columns());
            }
            double y = top + (NAME + 0.9) * em + side;
            Tile lost = Tile.in(x, y, side, method.lost());
            tiles.map(lost, method.lost(), tiles.signed(limit));
            double line = y + lost.height() + em;
            brush.caption(sheet.texts().get("arith.pool.meanLost"), x, line);
            brush.number(Numbers.value(method.meanLost()), x, line + 1.3 * em);
            String kept =
                    sheet.texts().get("arith.pool.kept", method.kept(), report.input().size());
            brush.caption(kept, x, line + 2.7 * em);
        }
    }

    private boolean isOwn(PoolingComparison method) {
        return method.pool().equals(Optional.of(report.pool()));
    }

    private String name(PoolingComparison method) {
        return method.pool()
                .map(pool -> PoolWords.name(sheet.texts(), pool))
                .orElseGet(() -> sheet.texts().get("arith.pool.stride", report.window().stride()));
    }

    @Override
    public HitTarget at(double x, double y) {
        boolean inColumns = y >= top && y < top + 2 * side + (NAME + 4.5) * sheet.em();
        return inColumns || input.indexAt(x, y) >= 0 ? HitTarget.SOLID : HitTarget.NOTHING;
    }

    @Override
    public String caption(double time) {
        return sheet.texts().get("arith.pool.caption");
    }

    @Override
    public String result() {
        List<String> all = new ArrayList<>();
        for (PoolingComparison method : methods) {
            all.add(name(method) + ": " + Numbers.value(method.meanLost()));
        }
        return sheet.texts().get("arith.pool.meanLost") + " " + String.join(", ", all);
    }
}
