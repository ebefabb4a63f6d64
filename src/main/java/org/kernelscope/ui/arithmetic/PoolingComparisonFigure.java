package org.kernelscope.ui.arithmetic;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.analysis.MapReport.Pooled;
import org.kernelscope.analysis.PoolingComparison;
import org.kernelscope.analysis.PoolingComparison.Way;
import org.kernelscope.op.PoolKind;
import org.kernelscope.ui.paint.GlyphSource.Face;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.RasterPen.Align;
import org.kernelscope.ui.paint.TileBrush;
import org.kernelscope.ui.paint.TileBrush.Tile;

/**
 * The same map made smaller in four ways, side by side: what is left of it, and what is lost. The
 * network's own way is marked; the others are for comparison.
 */
final class PoolingComparisonFigure implements Figure {
    private static final double NAME = 1.5;

    private final Pooled report;
    private final FigureContext sheet;
    private final List<PoolingComparison> ways = new ArrayList<>();
    private final Tile input;
    private final double column;
    private final double side;
    private final double top;

    PoolingComparisonFigure(Pooled report, FigureContext sheet) {
        this.report = report;
        this.sheet = sheet;
        for (Way way : Way.values()) {
            ways.add(PoolingComparison.of(way, report.window(), report.input()));
        }
        double em = sheet.em();
        column = sheet.width() / ways.size();
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
        for (int i = 0; i < ways.size(); i++) {
            PoolingComparison way = ways.get(i);
            double x = i * column;
            boolean own = isOwn(way.way());
            int ink = own ? brush.look().emphasis() : brush.look().quiet();
            Face face = own ? Face.STRONG : Face.TEXT;
            brush.write(name(way.way()), x, top + 0.7 * em, face, 0.95, ink, Align.LEFT);
            Tile pooled = Tile.in(x, top + NAME * em, side, way.pooled());
            tiles.map(pooled, way.pooled(), tiles.signed(limit));
            if (own) {
                tiles.window(pooled, 0, 0, pooled.rows(), pooled.columns());
            }
            double y = top + (NAME + 0.9) * em + side;
            Tile lost = Tile.in(x, y, side, way.lost());
            tiles.map(lost, way.lost(), tiles.signed(limit));
            double line = y + lost.height() + em;
            brush.caption(sheet.texts().get("arith.pool.meanLost"), x, line);
            brush.number(Numbers.value(way.meanLost()), x, line + 1.3 * em);
            String kept = sheet.texts().get("arith.pool.kept", way.kept(), report.input().size());
            brush.caption(kept, x, line + 2.7 * em);
        }
    }

    private boolean isOwn(Way way) {
        return switch (way) {
            case MAX -> report.pool() == PoolKind.MAX;
            case AVERAGE -> report.pool() == PoolKind.AVERAGE;
            case MIN -> report.pool() == PoolKind.MIN;
            case STRIDE -> false;
        };
    }

    private String name(Way way) {
        return switch (way) {
            case MAX -> sheet.texts().get("arith.pool.max");
            case AVERAGE -> sheet.texts().get("arith.pool.average");
            case MIN -> sheet.texts().get("arith.pool.min");
            case STRIDE -> sheet.texts().get("arith.pool.stride", report.window().stride());
        };
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
        for (PoolingComparison way : ways) {
            all.add(name(way.way()) + ": " + Numbers.value(way.meanLost()));
        }
        return sheet.texts().get("arith.pool.meanLost") + " " + String.join(", ", all);
    }
}
