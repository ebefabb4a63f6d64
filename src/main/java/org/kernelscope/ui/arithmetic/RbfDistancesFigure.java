package org.kernelscope.ui.arithmetic;

import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.HPos;
import org.kernelscope.analysis.CellReport;
import org.kernelscope.analysis.MapReport.Distance;
import org.kernelscope.analysis.MapReporter;
import org.kernelscope.network.Cell;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.MapFlight.FlightTarget;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.Tile;

/**
 * The RBF output of 1998: the units below as a bitmap, the bitmap of one class, the squares of
 * their differences; and the distances of all classes, of which the smallest wins. While the
 * distances are computed one after another, the bitmaps are those of the present class; at the end,
 * those of the opened class.
 */
final class RbfDistancesFigure implements Figure {
    private static final double NAME = 1.4;
    private static final int CODE_ROWS = 12;
    private static final int CODE_COLUMNS = 7;

    private final Distance report;
    private final FigureContext context;

    /** The distance of each class. */
    private final List<CellReport.Distance> distances;

    /** The largest square of all classes, which share a colour scale. */
    private final double largest;

    private final Tile[] tiles = new Tile[3];
    private final double top;
    private final double line;

    RbfDistancesFigure(Distance report, FigureContext context) {
        this.report = report;
        this.context = context;
        double em = context.em();
        int classes = report.distances().size();
        distances = IntStream.range(0, classes).mapToObj(this::distance).toList();
        largest = distances.stream().mapToDouble(each -> each.terms().absMax()).max().orElse(0);
        double side = Math.min(0.45 * context.height(), context.width() / 2.2) - NAME * em;
        double step = 0;
        for (int i = 0; i < tiles.length; i++) {
            Tile tile = Tile.in(0, NAME * em, side, bitmap(report.own().values()));
            step = tile.width() + 2 * em;
            tiles[i] = tile.at(i * step, NAME * em);
        }
        top = tiles[0].y() + tiles[0].height() + 2.2 * em;
        line = Math.min(2.3 * em, (context.height() - top) / (classes + 0.5));
    }

    private CellReport.Distance distance(int channel) {
        return channel == report.channel()
                ? report.own()
                : ((Distance)
                                MapReporter.report(
                                        context.model(),
                                        context.activations(),
                                        report.layer().index(),
                                        channel))
                        .own();
    }

    /** The class whose bitmaps are shown at a time. */
    int classAt(double time) {
        int step = (int) Math.floor(time);
        return step < report.distances().size() ? step : report.channel();
    }

    /** 84 units as the 12 × 7 bitmap of the paper; others as a column. */
    static Tensor bitmap(Tensor values) {
        return values.size() == CODE_ROWS * CODE_COLUMNS
                ? values.reshape(Shape.of(1, CODE_ROWS, CODE_COLUMNS))
                : values.reshape(Shape.of(1, values.size(), 1));
    }

    /** A step for each class, one for the minimum. */
    @Override
    public int steps() {
        return report.distances().size();
    }

    @Override
    public void paint(RasterPen pen, double time) {
        double em = pen.em();
        int shown = classAt(time);
        CellReport.Distance distance = distances.get(shown);
        Tensor[] maps = {distance.values(), distance.code(), distance.terms()};
        String[] names = {
            context.name(report.layer().index() - 1),
            context.texts().get("arithmetic.rbf.code", shown),
            context.texts().get("arithmetic.rbf.squares")
        };
        for (int i = 0; i < maps.length; i++) {
            double limit = i == 2 ? largest : Math.max(1, maps[0].absMax());
            pen.caption(names[i], tiles[i].x(), 0.7 * em);
            pen.map(tiles[i], bitmap(maps[i]), pen.signedColours(limit));
            if (i > 0) {
                double y = tiles[i].y() + tiles[i].height() / 2;
                String sign = i == 1 ? "−" : "→";
                int quiet = pen.look().quiet();
                pen.write(sign, tiles[i].x() - em, y, Face.NUMBER, 1.2, quiet, HPos.CENTER);
            }
        }
        pen.caption(context.texts().get("arithmetic.rbf.distances"), 0, top - 0.8 * em);
        for (int i = 0; i < report.distances().size(); i++) {
            row(pen, i, time);
        }
    }

    private void row(RasterPen pen, int i, double time) {
        boolean reached = i <= time;
        boolean decided = time >= report.distances().size();
        double em = pen.em();
        double y = top + (i + 0.5) * line;
        int ink = pen.look().emphasis();
        boolean wins = decided && i == nearest();
        boolean own = i == classAt(time);
        Face face = own || wins ? Face.RESULT : Face.NUMBER;
        pen.write(context.brief(i), 0, y, face, 1, ink, HPos.LEFT);
        if (reached) {
            float distance = report.distances().get(i);
            double wide = context.width() - 11 * em;
            double length = distance / Math.max(1e-9, report.distances().max()) * wide;
            int colour = wins ? ink : pen.look().signed(0.62);
            pen.fill(2 * em, y - 0.3 * line, Math.max(1, length), 0.6 * line, colour);
            String number = Numbers.value(distance);
            pen.write(number, context.width(), y, face, 0.9, ink, HPos.RIGHT);
        }
    }

    private int nearest() {
        int best = 0;
        for (int i = 1; i < report.distances().size(); i++) {
            best = report.distances().get(i) < report.distances().get(best) ? i : best;
        }
        return best;
    }

    /** A target for each unit of the layer below: its cell of the bitmap. */
    @Override
    public List<FlightTarget> targets() {
        Tile bitmap = tiles[0];
        return IntStream.range(0, bitmap.rows() * bitmap.columns())
                .mapToObj(
                        unit ->
                                new FlightTarget(
                                        report.layer().index() - 1,
                                        unit,
                                        new Tile(
                                                bitmap.cellX(unit % bitmap.columns()),
                                                bitmap.cellY(unit / bitmap.columns()),
                                                bitmap.cell(),
                                                1,
                                                1)))
                .toList();
    }

    @Override
    public HitTarget at(double x, double y) {
        int row = (int) Math.floor((y - top) / line);
        if (y >= top && row < report.distances().size()) {
            return HitTarget.open(new Cell(report.layer().index(), row, 0, 0), row);
        }
        for (Tile tile : tiles) {
            if (tile.indexAt(x, y) >= 0) {
                return HitTarget.SOLID;
            }
        }
        return HitTarget.NOTHING;
    }

    @Override
    public String caption(double time) {
        int step = (int) Math.floor(time);
        boolean decided = step >= report.distances().size();
        int shown = decided ? nearest() : step;
        String number = Numbers.value(report.distances().get(shown));
        return decided
                ? context.texts().get("arithmetic.rbf.nearest", shown, number)
                : "y(" + shown + ") = " + number;
    }

    @Override
    public String result() {
        String number = Numbers.value(report.distances().get(nearest()));
        return context.texts().get("arithmetic.rbf.nearest", nearest(), number);
    }
}
